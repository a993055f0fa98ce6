package dk.punktum.flagger.intake.supersession;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;

/// Looks every second whether a superseded flag can go. What is killed before its transaction ends is found
/// again.
@ApplicationScoped
class SupersessionWorker {

    private final SettleSupersessions settleSupersessions;

    SupersessionWorker(SettleSupersessions settleSupersessions) {
        this.settleSupersessions = settleSupersessions;
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void settle() {
        while (settleSupersessions.settleSome()) {
            // There may be more.
        }
    }
}
