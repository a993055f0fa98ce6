package dk.punktum.flagger.console;

import dk.punktum.flagger.backing.Backing;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// A member of a consumer group that reads one topic, until it is stopped.
public final class Reader implements AutoCloseable {

    private final Thread thread;
    private final CountDownLatch readAll = new CountDownLatch(1);
    private volatile boolean stopping;

    /// Returns when it has read everything that is there.
    public Reader(String group, String topic) throws InterruptedException {
        thread = Thread.ofPlatform().name(group).start(() -> read(group, topic));
        readAll.await();
    }

    private void read(String group, String topic) {
        try (var consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        Backing.forTests().kafka().bootstrapServers(),
                        ConsumerConfig.GROUP_ID_CONFIG,
                        group,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic));
            while (!stopping) {
                consumer.poll(Duration.ofMillis(50));
                if (!consumer.assignment().isEmpty()) {
                    boolean all = consumer.endOffsets(consumer.assignment()).entrySet().stream()
                            .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
                    // After the positions are known: without one, a partition is left out.
                    consumer.commitSync();
                    if (all) {
                        readAll.countDown();
                    }
                }
            }
        } finally {
            readAll.countDown();
        }
    }

    /// Leaves the group.
    @Override
    public void close() throws InterruptedException {
        stopping = true;
        thread.join();
    }
}
