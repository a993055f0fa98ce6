package dk.punktum.flagger.suspension.hold;

import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.HoldSnapshot;
import dk.punktum.flagger.suspension.SuspensionConfig;
import dk.punktum.flagger.suspension.effect.Effects;
import dk.punktum.flagger.suspension.hold.SuspensionRules.SnapshotSource;
import dk.punktum.flagger.suspension.register.RegisterAnswer;
import dk.punktum.flagger.suspension.safety.SafetyGate;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Keeps what is to be put back one day: the transaction before the one that orders the change.
@ApplicationScoped
class TakeSnapshot {

    /// A hold that is to be placed now, and what has to be known before.
    ///
    /// @param sequence the number of the name's last change
    /// @param heldBack whether it has to wait, whatever the register says
    /// @param source   where the snapshot comes from; null when the name is suspended already and has one
    /// @param earlier  the snapshot before, if there is one
    record Task(
            UUID holdId,
            DomainName domain,
            int attempts,
            long sequence,
            boolean heldBack,
            @Nullable SnapshotSource source,
            @Nullable HoldSnapshot earlier) {}

    /// All snapshots.
    @ApplicationScoped
    static class Snapshots implements PanacheRepositoryBase<Snapshot, UUID> {}

    private final HoldRequests requests;
    private final Suspensions suspensions;
    private final Snapshots snapshots;
    private final Effects effects;
    private final SafetyGate safetyGate;
    private final Clock clock;
    private final Duration lease;

    TakeSnapshot(
            HoldRequests requests,
            Suspensions suspensions,
            Snapshots snapshots,
            Effects effects,
            SafetyGate safetyGate,
            Clock clock,
            SuspensionConfig config) {
        this.requests = requests;
        this.suspensions = suspensions;
        this.snapshots = snapshots;
        this.effects = effects;
        this.safetyGate = safetyGate;
        this.clock = clock;
        this.lease = config.snapshot().lease();
    }

    @Transactional
    Optional<Task> claimNext() {
        Instant now = Moment.of(clock);
        return requests.claimNext(now, now.plus(lease)).map(claim -> {
            Suspension name = suspensions.get(claim.domain());
            Snapshot earlier = name.before();
            return new Task(
                    claim.holdId(),
                    claim.domain(),
                    claim.attempts(),
                    name.sequence(),
                    safetyGate.wouldHoldBack(name.hold(claim.holdId()).candidate(), now),
                    name.status() == SuspensionStatus.SUSPENDED
                            ? null
                            : SuspensionRules.source(effects.lastOrder(claim.domain(), now)),
                    earlier == null ? null : earlier.content());
        });
    }

    /// Keeps a snapshot, unless the name has been changed since the task was claimed: then it shows the wrong
    /// moment.
    ///
    /// @param shown what the register shows; null when it is not to be believed, and the earlier one is kept on
    @Transactional
    void keep(Task task, RegisterAnswer.@Nullable Registered shown) {
        Suspension name = suspensions.toChange(task.domain());
        if (name.status() != SuspensionStatus.FREE || name.sequence() != task.sequence()) {
            return;
        }
        Snapshot before = name.before();
        long next = name.sequence() + 1;
        Snapshot snapshot;
        if (shown != null) {
            snapshot = Snapshot.of(task.domain(), next, shown.present(), shown.registrar(), Moment.of(clock));
        } else if (before != null) {
            snapshot = before.carriedOverTo(next);
        } else {
            throw new IllegalStateException(task.domain() + " has no earlier snapshot");
        }
        snapshots.persist(snapshot);
        name.keep(snapshot);
    }
}
