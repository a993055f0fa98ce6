package dk.punktum.flagger.suspension.hold;

import dk.punktum.flagger.suspension.SuspensionConfig;
import dk.punktum.flagger.suspension.register.Register;
import dk.punktum.flagger.suspension.safety.MayBePlaced;
import dk.punktum.flagger.suspension.work.WorkLoop;
import dk.punktum.flagger.suspension.work.WorkMayBegin;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.List;

/// Starts the workers on holds, wakes them when a consumer has written something down, and ends them.
@ApplicationScoped
class HoldWork {

    private final WorkLoop placer;
    private final WorkLoop lifter;
    private final WorkLoop restorer;
    private final WorkLoop announcer;
    private final WorkLoop counter;

    HoldWork(
            TakeSnapshot takeSnapshot,
            PlaceHold placeHold,
            LiftHold liftHold,
            RestoreName restoreName,
            AnnounceDeletion announceDeletion,
            Figures figures,
            Register register,
            SuspensionConfig config) {
        Duration poll = config.work().poll();
        this.placer = new WorkLoop(
                "hold-placer",
                config.snapshot().concurrency(),
                poll,
                new HoldPlacer(takeSnapshot, placeHold, register));
        this.lifter = new WorkLoop("hold-lifter", 2, poll, liftHold::liftNext);
        this.restorer = new WorkLoop(
                "hold-restorer", config.restore().concurrency(), poll, new HoldRestorer(restoreName, register));
        this.announcer = new WorkLoop("deletion-announcer", 1, poll, announceDeletion::announceNext);
        this.counter = new WorkLoop("figures", 1, config.work().figures(), () -> {
            figures.count();
            return false;
        });
    }

    void start(@Observes WorkMayBegin event) {
        loops().forEach(WorkLoop::start);
    }

    void wakePlacer(@Observes(during = TransactionPhase.AFTER_SUCCESS) RequestHold.Requested event) {
        placer.wake();
    }

    void wakePlacer(@Observes(during = TransactionPhase.AFTER_SUCCESS) MayBePlaced event) {
        placer.wake();
    }

    void wakeLifter(@Observes(during = TransactionPhase.AFTER_SUCCESS) RememberClosedCase.Closed event) {
        lifter.wake();
    }

    void wakeRestorer(@Observes(during = TransactionPhase.AFTER_SUCCESS) LiftHold.Last event) {
        restorer.wake();
    }

    void stop(@Observes ShutdownEvent event) {
        loops().forEach(WorkLoop::close);
    }

    private List<WorkLoop> loops() {
        return List.of(placer, lifter, restorer, announcer, counter);
    }
}
