package dk.punktum.flagger.messaging;

import dk.punktum.flagger.events.Envelope;
import dk.punktum.flagger.events.Event;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Hands each event to its handler's work once, however often Kafka delivers it: that it is done and the work itself
/// commit together.
///
/// A consumer calls it from a method that is `@Blocking` with order kept (the default), never `@RunOnVirtualThread`,
/// which runs batches side by side:
/// ```java
/// @Incoming("case-decided")
/// @Blocking
/// void on(ConsumerRecords<String, byte[]> batch) {
///     inbox.eachOnce(batch, CaseDecided.class, "place-hold", decided -> placeHold.on(decided.event()));
/// }
/// ```
@ApplicationScoped
public class Inbox {

    private static final Logger LOG = Logger.getLogger(Inbox.class);
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));

    /// How often a conflict with somebody else's transaction is tried again. Real ones pass at once; what still fails
    /// after that is a fault of the record or of the code.
    private static final int CONFLICTS_AT_MOST = 10;

    private static final int ALL = Integer.MAX_VALUE;

    private final InboxTransaction transaction;
    private final Handlers handlers;
    private final InboxMeters meters;
    private final CountDownLatch stopping = new CountDownLatch(1);

    /// Whoever has a batch in hand holds one; who gets all of them knows that nobody has.
    private final Semaphore inHand = new Semaphore(ALL);

    Inbox(InboxTransaction transaction, Handlers handlers, InboxMeters meters) {
        this.transaction = transaction;
        this.handlers = handlers;
        this.meters = meters;
    }

    /// Returns when every record of the batch is either done or set aside, and that is committed. As long as the
    /// database is away, it does not return.
    ///
    /// One transaction holds the whole batch. When it fails for a reason that lies in the records or the work, each
    /// record is tried alone, in order; one that fails alone is set aside as a dead letter, and so is what follows
    /// on its key until an operator has dealt with it. Everything else goes on.
    ///
    /// @param handler names the work: under this name the inbox remembers what is done. Unique in its service.
    ///                Never change it: under a new name, everything that Kafka still has would be done again
    /// @param work    runs inside the transaction, so it calls nothing that is slow or outside
    /// @throws IllegalStateException when the caller has a transaction: the batch needs its own
    /// @throws CancellationException when the service is stopping. The consumer lets it pass: the batch is not
    ///                               acknowledged, so it is delivered again; what of it is done is remembered
    public <E extends Event> void eachOnce(
            ConsumerRecords<String, byte[]> batch, Class<E> record, String handler, Consumer<Envelope<E>> work) {
        if (QuarkusTransaction.isActive()) {
            throw new IllegalStateException("the inbox makes its own transactions");
        }
        Handler<E> by = handlers.remember(new Handler<>(handler, record, work));
        List<Reading<E>> readings = StreamSupport.stream(batch.spliterator(), false)
                .map(arrived -> by.read(Arrival.of(arrived)))
                .toList();
        if (readings.isEmpty()) {
            return;
        }
        inHand.acquireUninterruptibly();
        try {
            handle(by, readings);
        } finally {
            inHand.release();
        }
    }

    private <E extends Event> void handle(Handler<E> by, List<Reading<E>> readings) {
        Throwable fault = untilItGoes(by, () -> transaction.handle(by, readings));
        if (fault == null) {
            return;
        }
        if (readings.size() > 1) {
            readings.forEach(reading -> handle(by, List.of(reading)));
            return;
        }
        Throwable worse = untilItGoes(by, () -> transaction.setAside(by, readings.getFirst(), fault));
        if (worse != null) {
            // Rather stop the consumer than go past a record that is neither done nor kept.
            throw new IllegalStateException("a record can be neither handled nor set aside", worse);
        }
    }

    /// Tries until the outcome is not the database's fault.
    ///
    /// @return what went wrong with the records or the work; null when nothing did
    private @Nullable Throwable untilItGoes(Handler<?> by, Callable<?> attempt) {
        int failures = 0;
        int conflicts = 0;
        while (true) {
            if (stopping()) {
                throw stopped();
            }
            try {
                attempt.call();
                if (failures > 0) {
                    LOG.infof("handler %s goes on after %d failures", by.name(), failures);
                }
                return null;
            } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
                if (stopping()) {
                    LOG.infof("handler %s gives its batch back: %s", by.name(), Faults.describe(e));
                    throw stopped();
                }
                switch (Faults.of(e)) {
                    case OTHER -> {
                        return e;
                    }
                    case CONFLICT -> {
                        conflicts++;
                        if (conflicts > CONFLICTS_AT_MOST) {
                            return e;
                        }
                    }
                    case OUTAGE -> {
                        if (failures == 0) {
                            LOG.warnf("handler %s waits for the database: %s", by.name(), Faults.describe(e));
                        }
                        failures++;
                    }
                }
                meters.retried(by.name());
                pause(BACKOFF.after(Math.max(1, failures + conflicts)));
            }
        }
    }

    private void pause(Duration pause) {
        try {
            if (stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                throw stopped();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted; the batch will be delivered again");
        }
    }

    private static CancellationException stopped() {
        return new CancellationException("shutting down; the batch will be delivered again");
    }

    /// From here on nothing is begun and nothing is set aside: what fails now may fail because the service is closing
    /// around it. Returns when no batch is in hand any more, or when `patience` is over.
    void stop(Duration patience) {
        stopping.countDown();
        try {
            if (inHand.tryAcquire(ALL, patience.toMillis(), TimeUnit.MILLISECONDS)) {
                inHand.release(ALL);
            } else if (patience.isPositive()) {
                LOG.infof("a batch is still in hand after %s; it will be delivered again", patience);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    boolean stopping() {
        return stopping.getCount() == 0;
    }

    /// A service that could not start ends without a shutdown event.
    @PreDestroy
    void giveUp() {
        stopping.countDown();
    }
}
