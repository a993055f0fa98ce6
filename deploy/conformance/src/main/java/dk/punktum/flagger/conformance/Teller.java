package dk.punktum.flagger.conformance;

import dk.punktum.flagger.events.CloudEvents;
import dk.punktum.flagger.events.Envelope;
import dk.punktum.flagger.events.Event;
import dk.punktum.flagger.events.EventType;
import dk.punktum.flagger.events.Uuid7;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// Plays suspension-service: writes to the contract's topics.
final class Teller implements AutoCloseable {

    /// What a consumer reads.
    static final List<EventType> TOPICS = List.of(
            EventType.DOMAIN_SUSPENDED,
            EventType.DOMAIN_REINSTATED,
            EventType.SUSPENSION_STATE,
            EventType.DELETION_DUE);

    private static final int ANSWER_WITHIN_MILLIS = 10_000;

    private final String bootstrapServers;
    private final Instant at;
    private final KafkaProducer<String, byte[]> producer;

    Teller(String bootstrapServers, Instant at) {
        this.bootstrapServers = bootstrapServers;
        this.at = at;
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.CLIENT_ID_CONFIG,
                        "conformance-kit",
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        ANSWER_WITHIN_MILLIS,
                        ProducerConfig.LINGER_MS_CONFIG,
                        0),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /// @throws CannotRun when Kafka can not be reached or a topic is missing
    boolean topicsAreEmpty() {
        Set<String> topics = TOPICS.stream().map(EventType::topic).collect(Collectors.toSet());
        try (Admin admin = Admin.create(Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "default.api.timeout.ms",
                ANSWER_WITHIN_MILLIS,
                "request.timeout.ms",
                ANSWER_WITHIN_MILLIS))) {
            List<TopicPartition> partitions = admin.describeTopics(topics).allTopicNames().get().values().stream()
                    .flatMap(topic -> topic.partitions().stream()
                            .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                    .toList();
            return offsets(admin, partitions, OffsetSpec.earliest())
                    .equals(offsets(admin, partitions, OffsetSpec.latest()));
        } catch (ExecutionException e) {
            throw new CannotRun(
                    "The topics %s at %s can not be read: %s".formatted(topics, bootstrapServers, e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotRun("interrupted");
        }
    }

    private static Map<TopicPartition, Long> offsets(Admin admin, List<TopicPartition> partitions, OffsetSpec which)
            throws ExecutionException, InterruptedException {
        return admin
                .listOffsets(partitions.stream().collect(Collectors.toMap(one -> one, _ -> which)))
                .all()
                .get()
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, one -> one.getValue().offset()));
    }

    int partitionsOf(EventType type) {
        return producer.partitionsFor(type.topic()).size();
    }

    /// In this order: each is on Kafka before the next.
    void tell(Event... events) {
        for (Event event : events) {
            tellRaw(EventType.of(event), event.key(), headers(event), CloudEvents.value(event));
        }
    }

    /// As fast as Kafka takes them; per topic and name in this order.
    void tellAtOnce(Stream<Event> events) {
        events.map(event -> producer.send(
                        record(EventType.of(event), event.key(), headers(event), CloudEvents.value(event))))
                .toList()
                .forEach(Teller::awaitTaken);
    }

    void tellRaw(EventType type, String key, Map<String, String> headers, byte @Nullable [] value) {
        awaitTaken(producer.send(record(type, key, headers, value)));
    }

    private static void awaitTaken(Future<RecordMetadata> sent) {
        try {
            sent.get();
        } catch (ExecutionException e) {
            throw new CannotRun("Kafka did not take a record: " + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotRun("interrupted");
        }
    }

    Map<String, String> headers(Event event) {
        return new HashMap<>(CloudEvents.headers(new Envelope<>(
                Uuid7.next(), "/suspension-service", at, Uuid7.next().toString(), null, event)));
    }

    private static ProducerRecord<String, byte[]> record(
            EventType type, String key, Map<String, String> headers, byte @Nullable [] value) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(type.topic(), key, value);
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    @Override
    public void close() {
        producer.close();
    }
}
