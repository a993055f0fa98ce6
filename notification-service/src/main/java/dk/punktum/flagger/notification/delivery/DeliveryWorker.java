package dk.punktum.flagger.notification.delivery;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Looks for due notices and has them delivered, several at the same time.
@ApplicationScoped
class DeliveryWorker {

    private static final Logger LOG = Logger.getLogger(DeliveryWorker.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    // Platform threads: on a virtual one, Java's buffered streams begin small and grow by what is written, and a mail
    // is
    // written octet by octet.
    private static final ThreadFactory THREADS =
            Thread.ofPlatform().name("delivery-", 0).factory();

    private final DeliveryLog log;
    private final DeliverNotice deliverNotice;
    private final int parallel;
    private final Semaphore places;
    private volatile boolean stopping;

    DeliveryWorker(DeliveryLog log, DeliverNotice deliverNotice, NoticeSettings settings) {
        this.log = log;
        this.deliverNotice = deliverNotice;
        this.parallel = settings.parallel();
        this.places = new Semaphore(parallel);
    }

    @Scheduled(every = "{flagger.worker.every}", concurrentExecution = ConcurrentExecution.SKIP)
    void deliverDue() throws InterruptedException {
        try (ExecutorService threads = Executors.newFixedThreadPool(parallel, THREADS)) {
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
            claims = stopping ? List.of() : log.claimDue(free);
            return claims;
        } finally {
            places.release(free - claims.size());
        }
    }

    /// Lets the mails in hand be handed over. What takes too long goes out again, from whoever comes next.
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        if (places.tryAcquire(parallel, PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            places.release(parallel);
        } else {
            LOG.warn("a mail is not taken; it is sent again once the claim on it has run out");
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
