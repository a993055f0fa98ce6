package dk.punktum.flagger.local;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Reads the suspension topics as any downstream client does: not one of ours, no consumer group.
public final class TopicWatch implements AutoCloseable {

    private static final List<String> TOPICS =
            List.of("domain-suspended", "domain-reinstated", "suspension-effective", "suspension-state");

    private final KafkaConsumer<String, String> consumer;
    private final List<ConsumerRecord<String, String>> seen = new ArrayList<>();

    /// @param settings where Kafka is, and how to log in
    public TopicWatch(Map<String, Object> settings) {
        consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
        List<TopicPartition> partitions = TOPICS.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        skipToEnd();
    }

    /// Forgets what was read, and what stands on the topics by now.
    public void skipToEnd() {
        seen.clear();
        consumer.seekToEnd(consumer.assignment());
        consumer.assignment().forEach(consumer::position);
    }

    /// @throws Story.NotSeen when no such record comes within a minute
    public ConsumerRecord<String, String> await(String topic, String key) {
        return Story.await(
                        "an event on " + topic + " about " + key,
                        () -> matching(record -> record.topic().equals(topic) && key.equals(record.key())),
                        found -> !found.isEmpty())
                .getFirst();
    }

    /// Everything that came so far and is like this.
    public List<ConsumerRecord<String, String>> matching(Predicate<ConsumerRecord<String, String>> which) {
        consumer.poll(Duration.ofMillis(50)).forEach(seen::add);
        return seen.stream().filter(which).toList();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
