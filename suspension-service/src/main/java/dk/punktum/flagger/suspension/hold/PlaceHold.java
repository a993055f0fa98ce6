package dk.punktum.flagger.suspension.hold;

import dk.punktum.flagger.events.CloseCause;
import dk.punktum.flagger.events.Delegation;
import dk.punktum.flagger.suspension.hold.SuspensionRules.Placing;
import dk.punktum.flagger.suspension.safety.SafetyGate;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/// Places a hold once its snapshot is committed; or puts it off, or gives it up.
@ApplicationScoped
class PlaceHold {

    private static final Logger LOG = Logger.getLogger(PlaceHold.class);

    private final Suspensions suspensions;
    private final HoldRequests requests;
    private final ClosedCases closedCases;
    private final SafetyGate safetyGate;
    private final TellChange tellChange;
    private final LandingPage landingPage;
    private final MeterRegistry meters;
    private final Clock clock;

    PlaceHold(
            Suspensions suspensions,
            HoldRequests requests,
            ClosedCases closedCases,
            SafetyGate safetyGate,
            TellChange tellChange,
            LandingPage landingPage,
            MeterRegistry meters,
            Clock clock) {
        this.suspensions = suspensions;
        this.requests = requests;
        this.closedCases = closedCases;
        this.safetyGate = safetyGate;
        this.tellChange = tellChange;
        this.landingPage = landingPage;
        this.meters = meters;
        this.clock = clock;
    }

    @Transactional
    void place(TakeSnapshot.Task task) {
        Instant now = Moment.of(clock);
        Suspension name = suspensions.toChange(task.domain());
        Hold hold = name.hold(task.holdId());
        Optional<CloseCause> closed = closedCases.causeOf(hold.caseId());
        Delegation page = landingPage.delegation().orElse(null);
        Placing placing = name.placing(hold, closed.isPresent(), page != null);
        if (isHeldBack(hold, placing, now)) {
            requests.rest(hold.id());
            return;
        }
        switch (placing) {
            case FIRST -> {
                tellChange.tell(name, hold, name.suspend(hold, page, now));
                hold.conflicts().forEach(conflict -> note(hold, conflict));
            }
            case FURTHER -> tellChange.tell(name, hold, name.addFurther(hold, page, now));
            case NO_LANDING_PAGE -> abandon(hold, AbandonReason.NO_LANDING_PAGE);
            case CANCEL -> hold.cancel(closed.orElseThrow());
            case SNAPSHOT_MISSING -> requests.retry(task.holdId(), now, "changed-meanwhile");
            case NOTHING -> {}
        }
        if (placing != Placing.SNAPSHOT_MISSING) {
            requests.remove(task.holdId());
            LOG.infof("hold %s on %s: %s, sequence %d", hold.id(), name.name(), hold.status(), name.sequence());
        }
    }

    private boolean isHeldBack(Hold hold, Placing placing, Instant now) {
        return switch (placing) {
            case FIRST, FURTHER -> {
                boolean waits = safetyGate.holdsBack(hold.candidate(), now);
                if (!waits) {
                    safetyGate.placed(hold.candidate(), now);
                }
                yield waits;
            }
            case SNAPSHOT_MISSING -> safetyGate.holdsBack(hold.candidate(), now);
            case NO_LANDING_PAGE, CANCEL, NOTHING -> {
                safetyGate.forget(hold.id());
                yield false;
            }
        };
    }

    /// @param fault a code
    @Transactional
    void putOff(TakeSnapshot.Task task, String fault) {
        double jitter = ThreadLocalRandom.current().nextDouble();
        safetyGate.forget(task.holdId());
        requests.retry(task.holdId(), Moment.of(clock).plus(HoldRules.untilRetry(task.attempts(), jitter)), fault);
        meters.counter("flagger.suspension.snapshot.faults", "fault", fault).increment();
        if (task.attempts() == 1) {
            LOG.infof("hold %s on %s waits: RDAP %s", task.holdId(), task.domain(), fault);
        }
    }

    /// It can not be placed, ever. What was not suspended can not be lifted either, so nobody is told but the
    /// registry's own people.
    @Transactional
    void giveUp(TakeSnapshot.Task task, AbandonReason reason) {
        Suspension name = suspensions.toChange(task.domain());
        Hold hold = name.hold(task.holdId());
        boolean onFreeNameOnly = switch (reason) {
            case NOT_REGISTERED, NO_LANDING_PAGE -> true;
            case SEIZED -> false;
        };
        if (hold.status() != HoldStatus.REQUESTED || onFreeNameOnly && name.status() != SuspensionStatus.FREE) {
            requests.retry(task.holdId(), Moment.of(clock), "changed-meanwhile");
            return;
        }
        closedCases.causeOf(hold.caseId()).ifPresentOrElse(hold::cancel, () -> {
            abandon(hold, reason);
        });
        safetyGate.forget(task.holdId());
        requests.remove(task.holdId());
    }

    private void note(Hold hold, ConflictRules.Conflict conflict) {
        meters.counter("flagger.suspension.conflicts", "conflict", conflict.name())
                .increment();
        LOG.warnf("hold %s on %s was placed although: %s", hold.id(), hold.domain(), conflict);
    }

    /// At zero before the first: what appears with a value has not risen, in Prometheus' eyes.
    void show(@Observes StartupEvent event) {
        Arrays.stream(AbandonReason.values()).forEach(this::abandoned);
    }

    private Counter abandoned(AbandonReason reason) {
        return meters.counter("flagger.suspension.holds.abandoned", "reason", reason.name());
    }

    private void abandon(Hold hold, AbandonReason reason) {
        hold.abandon(reason);
        abandoned(reason).increment();
        LOG.warnf("hold %s on %s is abandoned: %s", hold.id(), hold.domain(), reason);
    }
}
