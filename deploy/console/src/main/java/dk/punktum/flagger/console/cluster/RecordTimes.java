package dk.punktum.flagger.console.cluster;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// When the first unread records were written, fetched from Kafka with a consumer of our own. It belongs to
/// no group and commits nothing. Only partitions that somebody is behind on are read, and an answer is kept
/// for as long as it is asked for, so a group that stands still costs one fetch and no more.
@ApplicationScoped
class RecordTimes {

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Duration patience;
    private final Map<Position, Instant> known = new HashMap<>();

    RecordTimes(@Identifier("default-kafka-broker") Map<String, Object> kafka, ClusterConfig config) {
        patience = config.patience();
        var settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "console-record-times");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // The record may have been deleted since: then the next one that is there.
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        // One record of each partition is all that is wanted; the broker sends one even when it is larger than this.
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 16_384);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /// The times of the records there, or of the next one that is kept; without those that could not be had
    /// in time.
    synchronized Map<Position, Instant> of(Set<Position> wanted) {
        known.keySet().retainAll(wanted);
        var missing = new HashSet<>(wanted);
        missing.removeAll(known.keySet());
        long deadline = System.nanoTime() + patience.toNanos();
        while (!missing.isEmpty() && System.nanoTime() < deadline) {
            // One position of each partition at a time.
            var round = new HashMap<TopicPartition, Position>();
            missing.forEach(position -> round.putIfAbsent(partition(position), position));
            try {
                fetch(round, deadline);
            } catch (KafkaException e) {
                break;
            }
            missing.removeAll(round.values());
        }
        return Map.copyOf(known);
    }

    private void fetch(Map<TopicPartition, Position> round, long deadline) {
        consumer.assign(round.keySet());
        round.forEach((partition, position) -> consumer.seek(partition, position.offset()));
        var open = new HashSet<>(round.keySet());
        while (!open.isEmpty() && System.nanoTime() < deadline) {
            var records = consumer.poll(Duration.ofMillis(100));
            List<TopicPartition> answered = new ArrayList<>(records.partitions());
            for (TopicPartition partition : answered) {
                Position position = round.get(partition);
                if (position != null && open.remove(partition)) {
                    ConsumerRecord<byte[], byte[]> first =
                            records.records(partition).getFirst();
                    known.put(position, Instant.ofEpochMilli(first.timestamp()));
                }
            }
            consumer.pause(answered);
        }
        consumer.unsubscribe();
    }

    private static TopicPartition partition(Position position) {
        return new TopicPartition(position.place().topic(), position.place().number());
    }

    @PreDestroy
    synchronized void close() {
        consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
}
