package dk.punktum.flagger.suspension.dnsupdate;

import dk.punktum.flagger.events.DeletionDue;
import dk.punktum.flagger.events.DomainReinstated;
import dk.punktum.flagger.events.DomainSuspended;
import dk.punktum.flagger.events.PollMessageQueued;
import dk.punktum.flagger.events.RegisterPart;
import dk.punktum.flagger.events.SuspensionEffective;
import dk.punktum.flagger.events.SuspensionEvent;
import dk.punktum.flagger.events.SuspensionState;
import dk.punktum.flagger.suspension.SuspensionConfig;
import dk.punktum.flagger.suspension.dnsupdate.DnsUpdates.KeptDelegations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.List;

/// Writes down what the primary is to be told, where it is we who tell it. Joins the transaction that gives the
/// order and has the name's suspension locked: so there is one wish for each order, or neither.
@ApplicationScoped
public class OrderDnsUpdate {

    /// Fired inside the transaction in which something is ordered.
    record Ordered() {}

    private final boolean ours;
    private final DnsUpdates updates;
    private final KeptDelegations kept;
    private final Event<Ordered> ordered;

    OrderDnsUpdate(SuspensionConfig config, DnsUpdates updates, KeptDelegations kept, Event<Ordered> ordered) {
        this.ours = config.effect().by() == SuspensionConfig.By.DNS_UPDATE;
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
