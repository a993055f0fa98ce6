package dk.punktum.flagger.messaging;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Brings the outbox to Kafka: one instance per database at a time, in the order of positions, again and again until
/// Kafka has acknowledged. A row is deleted only then, so a crash anywhere repeats rows and never loses one; consumers
/// drop what they have seen.
final class OutboxRelay implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(5));

    private enum Cycle {
        /// Nothing to send.
        EMPTY,
        /// As much was taken up as can be at once: there may be more.
        FULL,
        /// All that was there was taken up. Whoever writes more from now on wakes us.
        DRAINED,
        /// Another instance is at it.
        ELSEWHERE
    }

    private final DataSource database;
    private final KafkaSender sender;
    private final OutboxSettings settings;
    private final OutboxMeters meters;
    private final Clock clock;
    private final Consumer<Acknowledged> acknowledged;
    private final BlockingQueue<Boolean> wakeUps = new ArrayBlockingQueue<>(1);

    private volatile boolean running;
    private volatile Instant lastGoodCycle;
    private @Nullable Thread thread;

    /// @param acknowledged told of every batch that Kafka has taken over
    OutboxRelay(
            DataSource database,
            KafkaSender sender,
            OutboxSettings settings,
            OutboxMeters meters,
            Clock clock,
            Consumer<Acknowledged> acknowledged) {
        this.database = database;
        this.sender = sender;
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
        this.acknowledged = acknowledged;
        this.lastGoodCycle = clock.instant();
    }

    void start() {
        running = true;
        thread = Thread.ofPlatform().name("outbox-relay").daemon().start(this::run);
    }

    /// There is something to send. Cheap, and never blocks.
    void wake() {
        wakeUps.offer(Boolean.TRUE);
    }

    /// When the relay last got through, whether there was something to send or not.
    Instant lastGoodCycle() {
        return lastGoodCycle;
    }

    /// Ends after the cycle that is under way; what is not acknowledged by then is sent by the next relay.
    @Override
    public void close() {
        running = false;
        wake();
        try {
            if (thread != null && !thread.join(settings.deliveryTimeout().plusSeconds(2))) {
                thread.interrupt();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        sender.close();
    }

    private void run() {
        int failures = 0;
        Duration idle = settings.pollMin();
        while (running) {
            try {
                Cycle cycle = cycle();
                lastGoodCycle = clock.instant();
                if (failures > 0) {
                    LOG.infof("the outbox relay goes on after %d failures", failures);
                    failures = 0;
                }
                idle = switch (cycle) {
                    case FULL -> settings.pollMin();
                    case DRAINED, ELSEWHERE -> pause(settings.pollMin(), settings.pollMin());
                    case EMPTY -> pause(idle, longer(idle));
                };
            } catch (InterruptedException _) {
                running = false;
            } catch (Exception | LinkageError e) {
                failures++;
                meters.failed();
                if (failures == 1) {
                    LOG.warnf("the outbox relay can not go on and tries again: %s", Faults.describe(e));
                }
                pauseQuietly(BACKOFF.after(failures));
            }
        }
    }

    private Duration longer(Duration idle) {
        Duration twice = idle.multipliedBy(2);
        return twice.compareTo(settings.pollMax()) < 0 ? twice : settings.pollMax();
    }

    /// Waits for the next wake-up, at most so long.
    ///
    /// @return the next idle pause: `then`, or the shortest after a wake-up
    private Duration pause(Duration atMost, Duration then) throws InterruptedException {
        return wakeUps.poll(atMost.toMillis(), TimeUnit.MILLISECONDS) == null ? then : settings.pollMin();
    }

    /// A wake-up does not shorten a back-off, except the one of [#close].
    private void pauseQuietly(Duration pause) {
        long end = System.nanoTime() + pause.toNanos();
        try {
            for (long left = pause.toNanos(); running && left > 0; left = end - System.nanoTime()) {
                wakeUps.poll(left, TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException _) {
            running = false;
        }
    }

    private Cycle cycle() throws Exception {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                if (!OutboxTable.tryLock(connection)) {
                    connection.rollback();
                    return Cycle.ELSEWHERE;
                }
                List<OutboxRow> rows = OutboxTable.next(connection, settings.batchSize());
                if (rows.isEmpty()) {
                    connection.rollback();
                    return Cycle.EMPTY;
                }
                relay(connection, rows);
                return rows.size() < settings.batchSize() ? Cycle.DRAINED : Cycle.FULL;
            } catch (Exception e) {
                rollBack(connection);
                throw e;
            }
        }
    }

    private void relay(Connection connection, List<OutboxRow> rows) throws Exception {
        KafkaSender.Result result = sender.send(rows, () -> isAlive(connection));
        if (!result.acknowledged().isEmpty()) {
            tell(Acknowledged.of(result.acknowledged(), clock.instant()));
            OutboxTable.delete(connection, result.acknowledged());
        }
        for (Map.Entry<OutboxRow, String> refusal : result.refused().entrySet()) {
            OutboxTable.park(connection, refusal.getKey(), refusal.getValue(), clock.instant());
        }
        connection.commit();
        meters.sent(result.acknowledged().size());
        result.refused().forEach((row, reason) -> {
            meters.failed();
            LOG.warnf(
                    "Kafka refuses event %s on %s (%s): parked at outbox position %d, with what follows on its key",
                    row.record().eventId(), row.record().topic(), reason, row.position());
        });
        if (result.outage() != null) {
            throw result.outage();
        }
    }

    /// Whatever an observer makes of it, the rows are in Kafka.
    private void tell(Acknowledged batch) {
        try {
            acknowledged.accept(batch);
        } catch (RuntimeException e) {
            LOG.warnf("an observer of acknowledgements has failed: %s", Faults.describe(e));
        }
    }

    private static boolean isAlive(Connection connection) {
        try {
            return connection.isValid(1);
        } catch (SQLException _) {
            return false;
        }
    }

    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            LOG.debug("the connection is gone, and the transaction with it", e);
        }
    }
}
