package dk.punktum.flagger.bench.load;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Reads `domain-suspended` as a downstream system does, and notes when each name was seen there first.
public final class Suspensions implements AutoCloseable {

    static final String GROUP = "bench";

    private static final Duration POLL = Duration.ofMillis(100);
    private static final long LOOK_EVERY_NANOSECONDS = 10_000_000;
    private static final long PATIENCE_NANOSECONDS = 300_000_000_000L;

    private final Map<String, Long> seen = new ConcurrentHashMap<>();
    private final Thread reader;
    private volatile boolean stopped;

    public Suspensions(String bootstrapServers) {
        reader = Thread.ofPlatform().name("suspensions").daemon().start(() -> read(bootstrapServers));
    }

    private void read(String bootstrapServers) {
        try (var consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "group.id", GROUP,
                        "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.subscribe(Set.of("domain-suspended"));
            while (!stopped) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    seen.putIfAbsent(record.key(), System.nanoTime());
                }
            }
        }
    }

    public int count() {
        return seen.size();
    }

    /// Waits until all of these names were seen.
    ///
    /// @return when each was, as `System.nanoTime()`
    /// @throws IllegalStateException when nothing has come for five minutes
    public Map<String, Long> await(Set<String> names) {
        long moved = System.nanoTime();
        int before = seen.size();
        while (!seen.keySet().containsAll(names)) {
            LockSupport.parkNanos(LOOK_EVERY_NANOSECONDS);
            if (seen.size() > before) {
                before = seen.size();
                moved = System.nanoTime();
            } else if (System.nanoTime() - moved > PATIENCE_NANOSECONDS) {
                throw new IllegalStateException("%d names were handed in, and not all of them are suspended; %d are"
                        .formatted(names.size(), seen.size()));
            }
        }
        return Map.copyOf(seen);
    }

    @Override
    public void close() {
        stopped = true;
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
