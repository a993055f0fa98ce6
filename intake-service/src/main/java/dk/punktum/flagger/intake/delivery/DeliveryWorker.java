package dk.punktum.flagger.intake.delivery;

import dk.punktum.flagger.intake.webhook.WebhookSettings;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/// Looks what is new, and delivers what is due, several messages side by side. A receiver that hangs holds up its own
/// messages only.
@ApplicationScoped
class DeliveryWorker {

    private static final Logger LOG = Logger.getLogger(DeliveryWorker.class);

    /// After the timeout of an attempt, so that nobody else begins while it may still succeed.
    private static final Duration SETTLING = Duration.ofSeconds(60);

    private final WriteMessages writeMessages;
    private final Messages messages;
    private final DeliverMessage deliverMessage;
    private final WebhookSettings settings;
    private final Clock clock;
    private final Semaphore lanes;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean stopping;

    DeliveryWorker(
            WriteMessages writeMessages,
            Messages messages,
            DeliverMessage deliverMessage,
            WebhookSettings settings,
            Clock clock) {
        this.writeMessages = writeMessages;
        this.messages = messages;
        this.deliverMessage = deliverMessage;
        this.settings = settings;
        this.clock = clock;
        this.lanes = new Semaphore(settings.atOnce());
    }

    @Scheduled(every = "{flagger.webhooks.every}", concurrentExecution = ConcurrentExecution.SKIP)
    void deliverDue() {
        while (!stopping && writeMessages.writeSome()) {
            // There may be more.
        }
        while (!stopping && lanes.tryAcquire()) {
            Optional<Claim> first = claim();
            if (first.isEmpty()) {
                lanes.release();
                return;
            }
            threads.execute(() -> deliverFrom(first.get()));
        }
    }

    @Scheduled(every = "1h", concurrentExecution = ConcurrentExecution.SKIP)
    void forgetOld() {
        messages.forget(clock.instant().minus(settings.messagesKept()));
    }

    private void deliverFrom(Claim first) {
        try {
            for (Optional<Claim> next = Optional.of(first); next.isPresent(); next = claim()) {
                deliverMessage.deliver(next.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("a message to a webhook can not be delivered now; it is tried again when its lease ends", e);
        } finally {
            lanes.release();
        }
    }

    private Optional<Claim> claim() {
        if (stopping) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        return messages.claim(now, now.plus(settings.attemptTimeout()).plus(SETTLING), settings.atOncePerWebhook());
    }

    /// What is under way ends by itself; what is not settled is somebody's again when its lease ends.
    void stop(@Observes ShutdownEvent shutdown) {
        stopping = true;
        threads.shutdown();
    }
}
