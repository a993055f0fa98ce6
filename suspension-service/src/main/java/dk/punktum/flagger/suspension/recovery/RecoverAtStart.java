package dk.punktum.flagger.suspension.recovery;

import dk.punktum.flagger.events.EventType;
import dk.punktum.flagger.messaging.InboxPositions;
import dk.punktum.flagger.suspension.SuspensionConfig;
import dk.punktum.flagger.suspension.work.WorkMayBegin;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Looks at every start whether the database was restored, before consumers, workers and the relay begin. If it was,
/// workers wait until the consumers have caught up: a verdict that is read again must not be carried out before the
/// news that its case is closed has been read again, too.
@ApplicationScoped
class RecoverAtStart {

    private static final Logger LOG = Logger.getLogger(RecoverAtStart.class);

    /// What decides about holds.
    private static final List<String> READ = List.of(
            EventType.CASE_DECIDED.topic(),
            EventType.CASE_CLOSED.topic(),
            EventType.CASE_APPEALED.topic(),
            EventType.APPEAL_DECIDED.topic());

    private final Recover recover;
    private final ReadTold readTold;
    private final InboxPositions positions;
    private final Event<WorkMayBegin> workMayBegin;
    private final Clock clock;
    private final SuspensionConfig.Recovery config;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private @Nullable Thread waiting;

    RecoverAtStart(
            Recover recover,
            ReadTold readTold,
            @Identifier("inbox-positions") InboxPositions positions,
            Event<WorkMayBegin> workMayBegin,
            Clock clock,
            SuspensionConfig config) {
        this.recover = recover;
        this.readTold = readTold;
        this.positions = positions;
        this.workMayBegin = workMayBegin;
        this.clock = clock;
        this.config = config.recovery();
    }

    /// Consumers are started at priority 1000, everything else later.
    void start(@Observes @Priority(1) StartupEvent event) {
        try {
            if (recover.recover().adopted() == 0) {
                workMayBegin.fire(new WorkMayBegin());
                return;
            }
        } catch (KafkaException e) {
            LOG.warnf("Kafka does not say what was told before; workers wait: %s", e.getMessage());
        }
        waiting = Thread.ofVirtual().name("recovery").start(this::waitForTheRest);
    }

    private void waitForTheRest() {
        try {
            while (!isInLine()) {
                if (stopping.await(config.poll().toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
            LOG.info("the database is in line with what was told before");
            workMayBegin.fire(new WorkMayBegin());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isInLine() throws InterruptedException {
        try {
            recover.recover();
            Map<TopicPartition, Long> ends = readTold.ends(READ);
            Instant until = clock.instant().plus(config.catchUp());
            while (!positions.areAt(ends)) {
                if (clock.instant().isAfter(until)) {
                    LOG.warnf("consumers have not caught up within %s; workers begin all the same", config.catchUp());
                    return true;
                }
                if (stopping.await(config.poll().toMillis(), TimeUnit.MILLISECONDS)) {
                    return false;
                }
            }
            return true;
        } catch (RuntimeException e) {
            LOG.debugf("not this time: %s", e.getMessage());
            return false;
        }
    }

    void stop(@Observes @Priority(1) ShutdownEvent event) throws InterruptedException {
        stopping.countDown();
        if (waiting != null) {
            waiting.join(Duration.ofSeconds(5));
        }
    }
}
