package dk.punktum.flagger.standin.suspensions;

import dk.punktum.flagger.standin.register.Register;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Keeps the register in step with the suspensions.
///
/// The register lives in memory, so nothing is remembered in Kafka either: no consumer group, no committed offsets.
/// Every start reads `suspension-state` from its beginning to where it ended at that moment, and then the register is
/// right; from there on it follows all three topics. `sequence` makes the order in which they are read irrelevant.
///
/// A failure of any kind ends the same way: wait, and start over. Reading again does no harm.
@Singleton
final class SuspensionFollower implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(SuspensionFollower.class);

    private static final Duration POLL = Duration.ofMillis(500);
    private static final int ANSWER_WITHIN_MILLIS = 10_000;
    private static final Duration GIVE_UP_STOPPING = Duration.ofSeconds(5);

    private final TakeInSuspension takeIn;
    private final Register register;
    private final SuspensionMetrics metrics;
    private final SuspensionConfig config;
    private final KafkaLogin kafka;

    private final CountDownLatch stopping = new CountDownLatch(1);
    private final AtomicReference<@Nullable Consumer<?, ?>> reading = new AtomicReference<>();
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("apply-later").daemon().factory());
    private @Nullable Thread thread;

    SuspensionFollower(Register register, SuspensionMetrics metrics, SuspensionConfig config, KafkaLogin kafka) {
        this.takeIn = new TakeInSuspension(register, metrics);
        this.register = register;
        this.metrics = metrics;
        this.config = config;
        this.kafka = kafka;
    }

    void onStart(@Observes StartupEvent event) {
        start();
    }

    void onStop(@Observes ShutdownEvent event) {
        close();
    }

    void start() {
        thread = Thread.ofPlatform().name("suspension-follower").start(this::run);
    }

    @Override
    public void close() {
        stopping.countDown();
        later.shutdownNow();
        Consumer<?, ?> consumer = reading.get();
        if (consumer != null) {
            consumer.wakeup();
        }
        if (thread != null) {
            try {
                thread.join(GIVE_UP_STOPPING);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void run() {
        try {
            do {
                followUntilFailure();
            } while (!stopping.await(config.retryAfter().toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void followUntilFailure() {
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            reading.set(consumer);
            if (stopping.getCount() == 0) {
                // close() may have looked for a consumer to wake before this one was there.
                return;
            }
            rebuild(consumer);
            while (stopping.getCount() > 0) {
                take(consumer, config.applyDelay());
            }
        } catch (WakeupException e) {
            LOG.debug("asked to stop", e);
        } catch (RuntimeException e) {
            LOG.warnf("suspensions can not be followed; starting over in %s: %s", config.retryAfter(), e.toString());
        } finally {
            reading.set(null);
        }
    }

    /// Where the happenings end is noted before the state's end is: whatever happened in between is read twice rather
    /// than never. What happened earlier and has not reached `suspension-state` yet comes there later, and is read
    /// then, because that topic is followed too.
    private void rebuild(Consumer<String, byte[]> consumer) {
        List<TopicPartition> happenings = new ArrayList<>();
        SuspensionRecords.HAPPENINGS.forEach(topic -> happenings.addAll(partitions(consumer, topic)));
        List<TopicPartition> state = partitions(consumer, SuspensionRecords.STATE);
        List<TopicPartition> all = new ArrayList<>(happenings);
        all.addAll(state);
        consumer.assign(all);
        consumer.endOffsets(happenings).forEach(consumer::seek);
        Map<TopicPartition, Long> end = consumer.endOffsets(state);
        consumer.seekToBeginning(state);
        while (end.entrySet().stream().anyMatch(one -> consumer.position(one.getKey()) < one.getValue())) {
            take(consumer, Duration.ZERO);
        }
        register.markCaughtUp();
        LOG.infof("suspension-state read, %d partitions; following", state.size());
    }

    private void take(Consumer<String, byte[]> consumer, Duration delay) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
            if (delay.isZero()) {
                takeIn.take(record);
            } else {
                later.schedule(() -> takeIn.take(record), delay.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
        reportLag(consumer);
    }

    private void reportLag(Consumer<?, ?> consumer) {
        consumer.assignment().stream()
                .map(TopicPartition::topic)
                .distinct()
                .forEach(topic -> metrics.lag(
                        topic,
                        consumer.assignment().stream()
                                .filter(partition -> partition.topic().equals(topic))
                                .mapToLong(partition ->
                                        consumer.currentLag(partition).orElse(0))
                                .sum()));
    }

    private static List<TopicPartition> partitions(Consumer<?, ?> consumer, String topic) {
        List<PartitionInfo> partitions = consumer.partitionsFor(topic);
        if (partitions == null || partitions.isEmpty()) {
            throw new UnknownTopicOrPartitionException(topic + " is not there (yet)");
        }
        return partitions.stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }

    private KafkaConsumer<String, byte[]> consumer() {
        Map<String, Object> settings = new HashMap<>(kafka.settings());
        settings.putAll(Map.of(
                ConsumerConfig.CLIENT_ID_CONFIG,
                "registry-stand-in",
                // Offsets are never committed, and a topic that is missing is to be seen, not made.
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                // An offset that is gone means that records were missed: fail, and start over from the state.
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "none"));
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
