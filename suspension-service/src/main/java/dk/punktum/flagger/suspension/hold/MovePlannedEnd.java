package dk.punktum.flagger.suspension.hold;

import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.suspension.SuspensionConfig;
import dk.punktum.flagger.suspension.appeal.Appeals;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jboss.logging.Logger;

/// An officer gives a hold more time, or less.
@ApplicationScoped
class MovePlannedEnd {

    /// What came of it.
    sealed interface Outcome {

        /// @param sequence the number of the name's last change, this one or one before
        record Moved(long sequence, Instant plannedEnd) implements Outcome {}

        /// There is no such hold on this name.
        record Unknown() implements Outcome {}

        /// The name has changed since the officer looked.
        record Stale() implements Outcome {}

        record Refused(EndRules.Refusal refusal) implements Outcome {}
    }

    /// @param sequence the number of the name's last change, as the officer has seen it
    /// @param officer  who does it
    record Wish(
            DomainName domain,
            UUID holdId,
            Instant plannedEnd,
            PlannedEndReason reason,
            long sequence,
            String officer) {}

    private static final Logger LOG = Logger.getLogger(MovePlannedEnd.class);

    private final Suspensions suspensions;
    private final Appeals appeals;
    private final PlannedEndChanges changes;
    private final TellChange tellChange;
    private final Clock clock;
    private final EndPolicy policy;

    MovePlannedEnd(
            Suspensions suspensions,
            Appeals appeals,
            PlannedEndChanges changes,
            TellChange tellChange,
            Clock clock,
            SuspensionConfig config) {
        this.suspensions = suspensions;
        this.appeals = appeals;
        this.changes = changes;
        this.tellChange = tellChange;
        this.clock = clock;
        this.policy = EndPolicy.of(config);
    }

    /// The end that it has already is no change.
    @Transactional
    Outcome move(Wish wish) {
        Instant now = Moment.of(clock);
        var name = suspensions.lockIfKnown(wish.domain()).orElse(null);
        var hold = name == null ? null : name.find(wish.holdId()).orElse(null);
        if (name == null || hold == null) {
            return new Outcome.Unknown();
        }
        if (name.sequence() != wish.sequence()) {
            return new Outcome.Stale();
        }
        var refusal = EndRules.refusal(
                hold.endFacts(policy.notBefore(appeals.standing(hold.caseId()))), wish.plannedEnd(), policy, now);
        if (refusal.isPresent()) {
            return new Outcome.Refused(refusal.get());
        }
        Instant from = Objects.requireNonNull(hold.plannedEnd());
        if (!from.equals(wish.plannedEnd())) {
            tellChange.tell(name, hold, name.moveEnd(hold, wish.plannedEnd(), now));
            changes.note(hold.id(), name.sequence(), from, wish.plannedEnd(), wish.reason(), wish.officer(), now);
            LOG.infof("hold %s on %s: planned end moved, sequence %d", hold.id(), name.name(), name.sequence());
        }
        return new Outcome.Moved(name.sequence(), wish.plannedEnd());
    }
}
