package dk.punktum.flagger.suspension.hold;

import dk.punktum.flagger.events.CloseCause;
import dk.punktum.flagger.suspension.SuspensionConfig;
import dk.punktum.flagger.suspension.hold.RestoreRules.Restoring;
import dk.punktum.flagger.suspension.hold.TakeSnapshot.Snapshots;
import dk.punktum.flagger.suspension.register.RegisterAnswer;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/// Lifts the last hold on a name once the register has been looked at, and tells what the name is put back to. A
/// register that does not answer keeps no name suspended for long.
@ApplicationScoped
class RestoreName {

    private static final Logger LOG = Logger.getLogger(RestoreName.class);

    private final RestoreLooks looks;
    private final Suspensions suspensions;
    private final Snapshots snapshots;
    private final ClosedCases closedCases;
    private final TellChange tellChange;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Duration lease;
    private final Duration lookFor;

    RestoreName(
            RestoreLooks looks,
            Suspensions suspensions,
            Snapshots snapshots,
            ClosedCases closedCases,
            TellChange tellChange,
            MeterRegistry meters,
            Clock clock,
            SuspensionConfig config) {
        this.looks = looks;
        this.suspensions = suspensions;
        this.snapshots = snapshots;
        this.closedCases = closedCases;
        this.tellChange = tellChange;
        this.meters = meters;
        this.clock = clock;
        this.lease = config.restore().lease();
        this.lookFor = config.restore().lookFor();
    }

    @Transactional
    Optional<RestoreLooks.Claim> claimNext() {
        Instant now = Moment.of(clock);
        return looks.claimNext(now, now.plus(lease));
    }

    @Transactional
    void restore(RestoreLooks.Claim claim, RegisterAnswer answer) {
        Instant now = Moment.of(clock);
        Suspension name = suspensions.toChange(claim.domain());
        Hold hold = name.hold(claim.holdId());
        CloseCause cause = closedCases.causeOf(hold.caseId()).orElseThrow();
        switch (name.lifting(hold)) {
            case LAST -> {
                if (RestoreRules.asksAgain(answer, Duration.between(claim.since(), now), lookFor)) {
                    askAgain(claim, answer, now);
                    return;
                }
                reinstate(name, hold, cause, answer, now);
            }
            // Another hold has come meanwhile.
            case OTHERS_STAND -> tellChange.tell(name, hold, name.remove(hold, cause, now));
            case CANCEL, NOTHING -> {}
        }
        looks.remove(hold.id());
        LOG.infof("hold %s on %s: %s, sequence %d", hold.id(), name.name(), hold.status(), name.sequence());
    }

    private void askAgain(RestoreLooks.Claim claim, RegisterAnswer answer, Instant now) {
        String fault = answer instanceof RegisterAnswer.Unavailable(String code) ? code : "none";
        double jitter = ThreadLocalRandom.current().nextDouble();
        looks.retry(claim.holdId(), now.plus(HoldRules.untilRetry(claim.attempts(), jitter)), fault);
        if (claim.attempts() == 1) {
            LOG.infof("hold %s on %s waits to be lifted: RDAP %s", claim.holdId(), claim.domain(), fault);
        }
    }

    private void reinstate(Suspension name, Hold hold, CloseCause cause, RegisterAnswer answer, Instant now) {
        Snapshot before = Objects.requireNonNull(name.before());
        Restoring restoring = RestoreRules.restore(before.content(), name.landings(), answer);
        Snapshot restored = before;
        if (!restoring.changed().isEmpty()) {
            // What was put back last: a next hold may have to carry it over.
            restored = Snapshot.of(name.name(), name.sequence() + 1, restoring.restore(), before.registrar(), now);
            snapshots.persist(restored);
        }
        tellChange.tell(name, hold, name.reinstate(hold, cause, restoring, restored, now));
        meters.counter(
                        "flagger.suspension.restores",
                        "outcome",
                        restoring.outcome().name())
                .increment();
        if (restoring.outcome() != RestoreOutcome.AS_BEFORE) {
            LOG.warnf(
                    "%s is put back: %s, changed in the register meanwhile: %s",
                    name.name(), restoring.outcome(), restoring.changed());
        }
    }
}
