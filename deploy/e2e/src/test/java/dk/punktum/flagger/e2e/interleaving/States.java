package dk.punktum.flagger.e2e.interleaving;

import dk.punktum.flagger.events.CloudEvents;
import dk.punktum.flagger.events.SuspensionState;
import dk.punktum.flagger.testing.KafkaProbe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// The newest `suspension-state` of each name, and whether its `sequence` rose by one at a time.
final class States implements AutoCloseable {

    private final Map<String, SuspensionState> newest = new ConcurrentHashMap<>();
    private final List<String> faults = new ArrayList<>();
    private final Thread reader;
    private volatile boolean closing;

    States(Map<String, Object> kafka) {
        reader = Thread.ofPlatform().name("states").start(() -> read(kafka));
    }

    Optional<SuspensionState> of(String domain) {
        return Optional.ofNullable(newest.get(domain));
    }

    boolean showHold(String domain, UUID caseId) {
        return of(domain).stream()
                .flatMap(state -> state.holds().stream())
                .anyMatch(hold -> hold.caseId().equals(caseId));
    }

    /// Numbers that were left out or used for two different contents.
    List<String> faults() {
        synchronized (faults) {
            return List.copyOf(faults);
        }
    }

    private void read(Map<String, Object> kafka) {
        try (var consumer = new KafkaConsumer<>(kafka, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor("suspension-state").stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!closing) {
                consumer.poll(Duration.ofMillis(100)).forEach(this::take);
            }
        }
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        SuspensionState state = CloudEvents.read(SuspensionState.class, KafkaProbe.headers(record), record.value())
                .event();
        SuspensionState before = newest.put(record.key(), state);
        long expected = before == null ? 1 : before.sequence() + 1;
        // The same once more is allowed: delivery is at least once, and an overdue order is told again.
        if (state.sequence() != expected && !state.equals(before)) {
            synchronized (faults) {
                faults.add("%s: %d after %d".formatted(record.key(), state.sequence(), expected - 1));
            }
        }
    }

    @Override
    public void close() throws InterruptedException {
        closing = true;
        reader.join();
    }
}
