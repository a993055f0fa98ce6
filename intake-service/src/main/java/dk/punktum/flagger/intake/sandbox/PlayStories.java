package dk.punktum.flagger.intake.sandbox;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/// Lets the stories in the sandbox go on: webhooks, streams, the list and superseded flags learn of each step as they
/// do of news from the registry.
@ApplicationScoped
class PlayStories {

    private static final int AT_ONCE = 500;

    private final PlannedSteps steps;
    private final Clock clock;

    PlayStories(PlannedSteps steps, Clock clock) {
        this.steps = steps;
        this.clock = clock;
    }

    /// What is left over is due the next time.
    @Scheduled(every = "{flagger.sandbox.every}", concurrentExecution = ConcurrentExecution.SKIP)
    @Transactional
    void play() {
        steps.play(clock.instant(), AT_ONCE);
    }
}
