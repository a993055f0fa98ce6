package dk.punktum.flagger.suspension.hold;

import dk.punktum.flagger.events.ActiveHold;
import dk.punktum.flagger.events.DomainReinstated;
import dk.punktum.flagger.events.HoldCause;
import dk.punktum.flagger.events.HoldSnapshot;
import dk.punktum.flagger.events.SuspensionState;
import dk.punktum.flagger.messaging.Outbox;
import dk.punktum.flagger.suspension.dnsupdate.OrderDnsUpdate;
import dk.punktum.flagger.suspension.effect.Effects;
import dk.punktum.flagger.suspension.effect.Order;
import dk.punktum.flagger.suspension.safety.SafetyGate;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Takes over what was told of a name, when this database has lost it: it was restored to an earlier time. What the
/// name's next change then says follows on what everybody has.
@ApplicationScoped
public class AdoptState {

    private static final Logger LOG = Logger.getLogger(AdoptState.class);
    private static final int PAGE = 1000;

    private final Session database;
    private final Suspensions suspensions;
    private final Holds holds;
    private final TakeSnapshot.Snapshots snapshots;
    private final HoldRequests requests;
    private final RestoreLooks restoreLooks;
    private final ClosedCases closedCases;
    private final LandingPage landingPage;
    private final SafetyGate safetyGate;
    private final Effects effects;
    private final OrderDnsUpdate orderDnsUpdate;
    private final Outbox outbox;
    private final Event<HoldStands> holdStands;
    private final Clock clock;

    AdoptState(
            Session database,
            Suspensions suspensions,
            Holds holds,
            TakeSnapshot.Snapshots snapshots,
            HoldRequests requests,
            RestoreLooks restoreLooks,
            ClosedCases closedCases,
            LandingPage landingPage,
            SafetyGate safetyGate,
            Effects effects,
            OrderDnsUpdate orderDnsUpdate,
            Outbox outbox,
            Event<HoldStands> holdStands,
            Clock clock) {
        this.database = database;
        this.suspensions = suspensions;
        this.holds = holds;
        this.snapshots = snapshots;
        this.requests = requests;
        this.restoreLooks = restoreLooks;
        this.closedCases = closedCases;
        this.landingPage = landingPage;
        this.safetyGate = safetyGate;
        this.effects = effects;
        this.orderDnsUpdate = orderDnsUpdate;
        this.outbox = outbox;
        this.holdStands = holdStands;
        this.clock = clock;
    }

    /// @param told the highest number that was told, by name
    /// @return those of the names of which the database knows less, with the last number that it knows, or 0
    @Transactional
    public Map<String, Long> behind(Map<String, Long> told) {
        Map<String, Long> known = new HashMap<>();
        List<String> names = told.keySet().stream().sorted().toList();
        for (int from = 0; from < names.size(); from += PAGE) {
            database.createNativeQuery(
                            "select domain, sequence from suspension where domain = any(:names)", Object[].class)
                    .setParameter(
                            "names",
                            names.subList(from, Math.min(names.size(), from + PAGE))
                                    .toArray(String[]::new))
                    .getResultStream()
                    .forEach(row -> known.put((String) row[0], ((Number) row[1]).longValue()));
        }
        return told.entrySet().stream()
                .filter(each -> each.getValue() > known.getOrDefault(each.getKey(), 0L))
                .collect(Collectors.toMap(Map.Entry::getKey, each -> known.getOrDefault(each.getKey(), 0L)));
    }

    /// @return false when the database knows as much by now
    @Transactional
    public boolean adopt(Told told) {
        SuspensionState state = told.state();
        suspensions.ensure(state.domain(), state.changedAt());
        Suspension name = suspensions.toChange(state.domain());
        long known = name.sequence();
        if (known >= state.sequence()) {
            return false;
        }
        Snapshot before = before(name, told);
        name.holds().forEach(hold -> endIfLost(name, hold, told));
        // The last one first: where two seem to have come by one change, the older one has the lower number.
        state.holds().stream()
                .sorted(Comparator.comparing(ActiveHold::placedAt).reversed())
                .forEach(active -> {
                    adoptHold(name, told, active, before);
                    holdStands.fire(new HoldStands(state.domain(), active));
                });
        adoptLostEnd(name, told, before);
        name.adopt(state, before);
        suspensions.flush();
        watch(told);
        orderDnsUpdate.adopt(state, told.suspended(), told.reinstated());
        // An older state may still be in the restored outbox: the newest has to be the last one on the topic.
        outbox.publish(state, told.newest().correlationId());
        LOG.warnf("%s: adopted at sequence %d, was at %d", state.domain(), state.sequence(), known);
        return true;
    }

    /// What is to be put back; of a free name, what was put back last.
    private @Nullable Snapshot before(Suspension name, Told told) {
        SuspensionState state = told.state();
        HoldSnapshot shown = state.suspended()
                ? state.before()
                : told.newestReinstatement().map(DomainReinstated::restore).orElse(null);
        Snapshot known = name.before();
        if (shown == null || known != null && known.content().equals(shown)) {
            return known;
        }
        Snapshot adopted = Snapshot.of(state.domain(), state.sequence(), shown, null, Moment.of(clock));
        snapshots.persistAndFlush(adopted);
        return adopted;
    }

    private Hold adoptHold(Suspension name, Told told, ActiveHold active, @Nullable Snapshot before) {
        Hold hold = holds.findByIdOptional(active.holdId()).orElseGet(() -> {
            // Asked for again under another id, by its verdict that was read again.
            holds.forgetRequested(active.caseId());
            UUID flagId = Hold.causeOf(active) == HoldCause.FLAG ? told.flagOf(active.holdId()) : null;
            Hold lost = Hold.lost(told.domain(), active, flagId);
            holds.persist(lost);
            return lost;
        });
        if (hold.status() == HoldStatus.REQUESTED) {
            long sequence = name.freeNumber(told.placedBy(active.holdId()), Hold::placedBy);
            var landing = told.landingPage().or(landingPage::delegation).orElse(null);
            hold.adopt(active, Objects.requireNonNull(before), sequence, landing, Moment.of(clock));
            requests.remove(hold.id());
            suspensions.flush();
            // It counts against the limits of its hour, and waits for nothing any more.
            safetyGate.placed(hold.candidate(), active.placedAt());
        } else {
            hold.adoptTerm(active);
        }
        suspensions.flush();
        suspensions.getEntityManager().refresh(name);
        return hold;
    }

    /// The last hold on a name that is free again: placed and lifted since the backup.
    private void adoptLostEnd(Suspension name, Told told, @Nullable Snapshot before) {
        if (before != null && !told.state().suspended()) {
            told.newestReinstatement()
                    .flatMap(end -> told.suspendedFor(end.holdId()))
                    .filter(start -> holds.findByIdOptional(start.holdId())
                            .filter(hold -> hold.status() != HoldStatus.REQUESTED)
                            .isEmpty())
                    .map(start -> adoptHold(name, told, Told.active(start), before))
                    .ifPresent(hold -> endIfLost(name, hold, told));
        }
    }

    /// A hold that stood here and stands no longer. One that is only requested waits: its case, read again, decides.
    private void endIfLost(Suspension name, Hold hold, Told told) {
        boolean stands =
                told.state().holds().stream().anyMatch(active -> active.holdId().equals(hold.id()));
        if (hold.isStanding() && !stands) {
            restoreLooks.remove(hold.id());
            Optional<DomainReinstated> end = told.reinstatedAfter(hold.id());
            hold.adoptEnd(
                    end.map(DomainReinstated::cause)
                            .or(() -> closedCases.causeOf(hold.caseId()))
                            .orElse(null),
                    name.freeNumber(told.liftedBy(hold.id()), Hold::liftedBy),
                    end.map(DomainReinstated::reinstatedAt).orElse(told.state().changedAt()),
                    Moment.of(clock));
        }
    }

    /// What the registry was told last is watched on, unless it was seen to have taken effect. Of a hold that is lost
    /// for good nothing is watched; the comparison with the registry shows what became of it.
    private void watch(Told told) {
        Optional<Order> order = told.state().suspended()
                ? told.newestSuspension()
                        .flatMap(
                                each -> holds.findByIdOptional(each.holdId()).map(hold -> TellChange.order(hold, each)))
                : told.newestReinstatement()
                        .flatMap(each ->
                                holds.findByIdOptional(each.holdId()).map(hold -> TellChange.order(hold, each)));
        order.ifPresent(each -> effects.adopt(each, told.effectiveAt(each.sequence())));
    }
}
