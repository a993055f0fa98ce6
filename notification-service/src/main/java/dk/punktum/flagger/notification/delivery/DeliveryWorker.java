package dk.punktum.flagger.notification.delivery;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/// Looks for due notices and has them delivered, several at the same time.
@ApplicationScoped
class DeliveryWorker {

    private final DeliveryLog log;
    private final DeliverNotice deliverNotice;
    private final int parallel;
    private final Semaphore places;

    DeliveryWorker(DeliveryLog log, DeliverNotice deliverNotice, NoticeSettings settings) {
        this.log = log;
        this.deliverNotice = deliverNotice;
        this.parallel = settings.parallel();
        this.places = new Semaphore(parallel);
    }

    @Scheduled(every = "{flagger.worker.every}", concurrentExecution = ConcurrentExecution.SKIP)
    void deliverDue() throws InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (List<Claim> claims = claim(); !claims.isEmpty(); claims = claim()) {
                claims.forEach(claim -> threads.execute(() -> deliver(claim)));
            }
        }
    }

    /// As many as there are places for, once half of them are free: nobody waits for the slowest, and one look finds
    /// several.
    private List<Claim> claim() throws InterruptedException {
        int half = (parallel + 1) / 2;
        places.acquire(half);
        int free = half + places.drainPermits();
        List<Claim> claims = List.of();
        try {
            claims = log.claimDue(free);
            return claims;
        } finally {
            places.release(free - claims.size());
        }
    }

    private void deliver(Claim claim) {
        try {
            deliverNotice.deliver(claim);
        } finally {
            places.release();
        }
    }
}
