package dk.punktum.flagger.console.reading;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Reads Kafka for as long as it is open, on a thread of its own. Whatever is away is waited for: after a
/// fault everything is opened anew, from the positions in the database.
final class RecordReader implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(RecordReader.class);

    private static final Duration END_OF_ROUND = Duration.ofSeconds(10);

    private final Map<String, Object> kafka;
    private final Set<String> topics;
    private final DataSource database;
    private final ReadingConfig config;
    private final Clock clock;
    private final Consumer<List<SeenRecord>> told;
    private final CountDownLatch closing = new CountDownLatch(1);

    private volatile Instant readUpTo;
    private volatile Set<String> missing;
    private volatile long failures;
    private volatile @Nullable OpenTopics open;
    private @Nullable Thread thread;

    /// @param kafka  settings of the client, by Kafka's own names
    /// @param topics to be read, whether they exist or not
    /// @param told   is given the records of each transaction after its commit; it must be quick
    RecordReader(
            Map<String, Object> kafka,
            Set<String> topics,
            DataSource database,
            ReadingConfig config,
            Clock clock,
            Consumer<List<SeenRecord>> told) {
        this.kafka = kafka;
        this.topics = Set.copyOf(topics);
        this.database = database;
        this.config = config;
        this.clock = clock;
        this.told = told;
        this.readUpTo = clock.instant();
        this.missing = this.topics;
    }

    void start() {
        thread = Thread.ofPlatform().name("record-reader").daemon().start(this::run);
    }

    /// A moment until which everything that Kafka had has been read; that of the start, until that is so.
    Instant readUpTo() {
        return readUpTo;
    }

    /// Topics that Kafka does not have, or that may not be read.
    Set<String> missing() {
        return missing;
    }

    /// How often reading broke off.
    long failures() {
        return failures;
    }

    private void run() {
        int inARow = 0;
        while (!isClosing()) {
            try (OpenTopics reading = OpenTopics.open(kafka, topics, database, config, clock)) {
                open = reading;
                while (!isClosing()) {
                    List<SeenRecord> records = reading.round();
                    missing = reading.missing();
                    readUpTo = reading.readUpTo().orElse(readUpTo);
                    if (inARow > 0) {
                        LOG.infof("reading goes on after %d failures", inARow);
                        inARow = 0;
                    }
                    tell(records);
                }
            } catch (WakeupException e) {
                LOG.debug("reading ends", e);
            } catch (Exception | LinkageError e) {
                failures++;
                inARow++;
                if (inARow == 1) {
                    LOG.warnf(
                            "reading breaks off and is tried again: %s",
                            e.getClass().getSimpleName());
                    LOG.debug("because", e);
                }
                pause(inARow);
            }
        }
    }

    private void tell(List<SeenRecord> records) {
        try {
            if (!records.isEmpty()) {
                told.accept(records);
            }
        } catch (RuntimeException e) {
            LOG.errorf(e, "a page could not take news");
        }
    }

    private void pause(int inARow) {
        long full = config.firstRetry().toMillis() << Math.min(inARow - 1, 20);
        long millis = Math.min(full, config.longestRetry().toMillis());
        try {
            if (closing.await(millis, TimeUnit.MILLISECONDS)) {
                LOG.debug("closed while waiting");
            }
        } catch (InterruptedException _) {
            closing.countDown();
        }
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    /// Ends after the transaction that is under way.
    @Override
    public void close() {
        closing.countDown();
        OpenTopics reading = open;
        if (reading != null) {
            reading.wake();
        }
        try {
            if (thread != null && !thread.join(END_OF_ROUND)) {
                thread.interrupt();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
