package dk.punktum.flagger.suspension.dnsupdate;

import dk.punktum.flagger.events.DeletionDue;
import dk.punktum.flagger.events.DomainReinstated;
import dk.punktum.flagger.events.DomainSuspended;
import dk.punktum.flagger.events.HoldSnapshot;
import dk.punktum.flagger.events.PollMessageQueued;
import dk.punktum.flagger.events.RegisterPart;
import dk.punktum.flagger.events.SuspensionEffective;
import dk.punktum.flagger.events.SuspensionEvent;
import dk.punktum.flagger.events.SuspensionState;
import dk.punktum.flagger.suspension.SuspensionConfig;
import dk.punktum.flagger.suspension.dnsupdate.DnsUpdates.KeptDelegations;
import dk.punktum.flagger.suspension.primary.NameRecords;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/// Writes down what the primary is to be told, where it is we who tell it. Joins the transaction that gives the
/// order and has the name's suspension locked: so there is one wish for each order, or neither.
@ApplicationScoped
public class OrderDnsUpdate {

    /// Fired inside the transaction in which something is ordered.
    record Ordered() {}

    private static final Logger LOG = Logger.getLogger(OrderDnsUpdate.class);

    private final boolean ours;
    private final long adoptedTtl;
    private final DnsUpdates updates;
    private final KeptDelegations kept;
    private final Event<Ordered> ordered;

    OrderDnsUpdate(
            SuspensionConfig config,
            DnsUpdateConfig driver,
            DnsUpdates updates,
            KeptDelegations kept,
            Event<Ordered> ordered) {
        this.ours = config.effect().by() == SuspensionConfig.By.DNS_UPDATE;
        this.adoptedTtl = driver.landingPageTtl().toSeconds();
        this.updates = updates;
        this.kept = kept;
        this.ordered = ordered;
    }

    public void order(SuspensionEvent event) {
        if (!ours) {
            return;
        }
        switch (event) {
            case DomainSuspended told -> order(suspended(told));
            case DomainReinstated told ->
                order(DnsUpdate.restore(told.domain(), told.sequence(), isRegisterChanged(told), told.reinstatedAt()));
            case SuspensionState _, SuspensionEffective _, DeletionDue _, PollMessageQueued _ -> {}
        }
    }

    /// Takes over what everybody was told of a name, when this database was restored and has lost it. What was
    /// served before our first change is then known from the register only: without TTL, and without the
    /// addresses of name servers below the name.
    ///
    /// @param suspended  orders that this database may not know
    /// @param reinstated the same
    public void adopt(SuspensionState state, List<DomainSuspended> suspended, List<DomainReinstated> reinstated) {
        if (!ours) {
            return;
        }
        HoldSnapshot before = state.before();
        if (before != null && kept.of(state.domain()).isEmpty()) {
            long free = reinstated.stream()
                    .mapToLong(DomainReinstated::sequence)
                    .max()
                    .orElse(0);
            long first = suspended.stream()
                    .mapToLong(DomainSuspended::sequence)
                    .filter(sequence -> sequence > free)
                    .min()
                    .orElse(state.sequence());
            keep(state, before, first);
        }
        // All of them: what an older one has left in the zone is ours, too.
        Stream.<SuspensionEvent>concat(suspended.stream(), reinstated.stream())
                .sorted(Comparator.comparing(SuspensionEvent::sequence))
                .forEach(this::order);
    }

    /// What no zone can carry is left to a person; it must not keep the other names from being adopted.
    private void keep(SuspensionState state, HoldSnapshot before, long first) {
        try {
            NameRecords records =
                    NameRecords.delegation(state.domain(), before.nameServers(), before.dsRecords(), adoptedTtl);
            kept.persist(KeptDelegation.of(state.domain(), first, records, state.changedAt()));
            LOG.warnf("%s: what to put back into the zone is taken from the register", state.domain());
        } catch (IllegalStateException e) {
            LOG.warnf("%s: what the register had is not to be put back by us: %s", state.domain(), e.getMessage());
        }
    }

    private static DnsUpdate suspended(DomainSuspended told) {
        return told.delegation() == null
                ? DnsUpdate.takeOut(told.domain(), told.sequence(), told.suspendedAt())
                : DnsUpdate.replace(
                        told.domain(),
                        told.sequence(),
                        told.delegation().nameServers(),
                        told.delegation().dsRecords(),
                        told.suspendedAt());
    }

    private static boolean isRegisterChanged(DomainReinstated told) {
        List<RegisterPart> changed = told.changedMeanwhile() == null ? List.of() : told.changedMeanwhile();
        return changed.contains(RegisterPart.NAME_SERVERS) || changed.contains(RegisterPart.DS_RECORDS);
    }

    /// The newest order counts; the same one again is looked at again.
    void order(DnsUpdate wish) {
        DnsUpdate last = updates.newest(wish.name()).orElse(null);
        if (last != null && last.sequence() > wish.sequence()) {
            return;
        }
        if (last != null && last.sequence() == wish.sequence()) {
            last.again(wish.orderedAt());
        } else {
            if (last != null && last.status().isOpen()) {
                if (last.isOverruled()) {
                    kept.of(wish.name()).ifPresent(old -> old.end(wish.orderedAt()));
                }
                last.supersede();
                // One open wish per name is a constraint of the table.
                updates.flush();
            }
            updates.persist(wish);
        }
        ordered.fire(new Ordered());
    }
}
