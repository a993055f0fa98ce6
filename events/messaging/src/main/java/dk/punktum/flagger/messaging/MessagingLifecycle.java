package dk.punktum.flagger.messaging;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/// Starts and stops what runs by itself: the relay, the counting, and once a day the purge of the inbox.
@Singleton
class MessagingLifecycle {

    private static final Logger LOG = Logger.getLogger(MessagingLifecycle.class);
    private static final int COUNT_EVERY_SECONDS = 5;

    /// A batch usually takes milliseconds. One that takes longer is delivered again; a shutdown has more to do.
    private static final Duration BATCH_IN_HAND = Duration.ofSeconds(5);

    private final DataSource database;
    private final Inbox inbox;
    private final OutboxRelay relay;
    private final OutboxMeters meters;
    private final UnfinishedWork unfinished;
    private final OutboxSettings settings;
    private final Clock clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("messaging-timer").daemon().factory());

    MessagingLifecycle(
            DataSource database,
            Inbox inbox,
            OutboxRelay relay,
            OutboxMeters meters,
            UnfinishedWork unfinished,
            OutboxSettings settings,
            Clock clock) {
        this.database = database;
        this.inbox = inbox;
        this.relay = relay;
        this.meters = meters;
        this.unfinished = unfinished;
        this.settings = settings;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        timer.scheduleWithFixedDelay(() -> attempt(meters::count), 1, COUNT_EVERY_SECONDS, TimeUnit.SECONDS);
        timer.scheduleWithFixedDelay(() -> attempt(unfinished::count), 1, COUNT_EVERY_SECONDS, TimeUnit.SECONDS);
        timer.scheduleWithFixedDelay(() -> attempt(this::purgeInbox), 1, TimeUnit.DAYS.toMinutes(1), TimeUnit.MINUTES);
        if (settings.enabled()) {
            relay.start();
        }
    }

    /// Before anybody closes what a handler's work may need, and before the relay, which sends what that work has
    /// caused.
    void stopInbox(@Observes @Priority(1) ShutdownEvent event) {
        inbox.stop(BATCH_IN_HAND);
    }

    void stop(@Observes ShutdownEvent event) {
        timer.shutdownNow();
        relay.close();
    }

    void purgeInbox() throws SQLException {
        try (Connection connection = database.getConnection()) {
            int forgotten = InboxTable.purge(connection, clock.instant().minus(settings.inboxKept()));
            LOG.infof("the inbox has forgotten %d events", forgotten);
        }
    }

    private interface Task {
        void run() throws SQLException;
    }

    /// An exception would end the schedule. The relay and the consumers already report when the database is away.
    private static void attempt(Task task) {
        try {
            task.run();
        } catch (SQLException | RuntimeException e) {
            LOG.debugf("not this time: %s", Faults.describe(e));
        }
    }
}
