package dk.punktum.flagger.notification.delivery;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Looks for due notices and has them delivered, several at the same time.
@ApplicationScoped
class DeliveryWorker {

    private final DeliveryLog log;
    private final DeliverNotice deliverNotice;

    DeliveryWorker(DeliveryLog log, DeliverNotice deliverNotice) {
        this.log = log;
        this.deliverNotice = deliverNotice;
    }

    @Scheduled(every = "{flagger.worker.every}", concurrentExecution = ConcurrentExecution.SKIP)
    void deliverDue() {
        List<Claim> claims = log.claimDue();
        while (!claims.isEmpty()) {
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                claims.forEach(claim -> threads.execute(() -> deliverNotice.deliver(claim)));
            }
            claims = log.claimDue();
        }
    }
}
