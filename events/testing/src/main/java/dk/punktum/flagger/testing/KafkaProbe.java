package dk.punktum.flagger.testing;

import dk.punktum.flagger.events.CloudEvents;
import dk.punktum.flagger.events.Envelope;
import dk.punktum.flagger.events.Event;
import dk.punktum.flagger.events.EventType;
import dk.punktum.flagger.events.Uuid7;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/// A test's hands and eyes in Kafka: delivers events as other services would, and sees everything that has come to any
/// topic of the contract since it was made.
public final class KafkaProbe implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<ConsumerRecord<String, byte[]>> seen = new ArrayList<>();
    private final ReentrantLock consumerInUse = new ReentrantLock();

    /// @param bootstrapServers where Kafka is, such as `localhost:9092`
    public KafkaProbe(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.CLIENT_ID_CONFIG,
                        "probe",
                        ProducerConfig.LINGER_MS_CONFIG,
                        0),
                new StringSerializer(),
                new ByteArraySerializer());
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.CLIENT_ID_CONFIG,
                        "probe"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        var known = consumer.listTopics();
        consumer.assign(Arrays.stream(EventType.values())
                .flatMap(type -> Stream.of(type.topic(), type.deadLetterTopic()))
                .flatMap(topic -> known.getOrDefault(topic, List.of()).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList());
        consumer.seekToEnd(consumer.assignment());
        consumer.assignment().forEach(consumer::position);
    }

    /// In the Kafka that the application under test uses (`kafka.bootstrap.servers`).
    public static KafkaProbe inApplication() {
        return new KafkaProbe(ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
    }

    /// Delivers an event under a new id.
    ///
    /// @return the id
    public UUID deliver(Event event) {
        UUID id = Uuid7.next();
        deliver(event, id);
        return id;
    }

    public void deliver(Event event, UUID eventId) {
        deliver(event, eventId, eventId.toString());
    }

    public void deliver(Event event, UUID eventId, String correlationId) {
        var envelope = new Envelope<>(eventId, "/test", EventBuilder.SOME_TIME, correlationId, null, event);
        deliverRaw(envelope.type().topic(), event.key(), CloudEvents.headers(envelope), CloudEvents.value(event));
    }

    /// Delivers whatever a test wants a consumer to see, broken or not.
    ///
    /// @return where it is
    public RecordMetadata deliverRaw(
            String topic, @Nullable String key, Map<String, String> headers, byte @Nullable [] value) {
        var record = new ProducerRecord<>(topic, null, key, value);
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        try {
            return producer.send(record).get();
        } catch (ExecutionException e) {
            throw new AssertionError("Kafka did not take the record on " + topic, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /// Every record that is on this topic by now and came since the probe was made; per key in order.
    public List<ConsumerRecord<String, byte[]>> records(String topic) {
        consumerInUse.lock();
        try {
            lookForMore();
            return seen.stream().filter(record -> record.topic().equals(topic)).toList();
        } finally {
            consumerInUse.unlock();
        }
    }

    /// Every event of this type that is there by now and came since the probe was made; per key in order.
    public <E extends Event> List<Envelope<E>> events(Class<E> type) {
        return records(EventType.of(type).topic()).stream()
                .map(record -> CloudEvents.read(type, headers(record), record.value()))
                .toList();
    }

    /// What consumers have set aside of this type.
    public List<ConsumerRecord<String, byte[]>> deadLetters(Class<? extends Event> type) {
        return records(EventType.of(type).deadLetterTopic());
    }

    /// Waits for an event.
    ///
    /// @param what what is waited for, in words: the failure message says it
    public <E extends Event> Envelope<E> await(String what, Class<E> type, Predicate<E> wanted) {
        return Awaitility.await(what)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .conditionEvaluationListener(null)
                .until(() -> first(type, wanted), Optional::isPresent)
                .orElseThrow();
    }

    /// Waits for an event about this name.
    public <E extends Event> Envelope<E> await(String what, Class<E> type, String key) {
        return await(what, type, event -> event.key().equals(key));
    }

    /// A record's headers as text.
    public static Map<String, String> headers(ConsumerRecord<?, ?> record) {
        return Stream.of(record.headers().toArray())
                .collect(Collectors.toMap(
                        Header::key, header -> new String(header.value(), StandardCharsets.UTF_8), (_, last) -> last));
    }

    private <E extends Event> Optional<Envelope<E>> first(Class<E> type, Predicate<E> wanted) {
        return events(type).stream()
                .filter(envelope -> wanted.test(envelope.event()))
                .findFirst();
    }

    private void lookForMore() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        do {
            consumer.poll(Duration.ofMillis(20)).forEach(seen::add);
        } while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue()));
    }

    @Override
    public void close() {
        producer.close();
        consumerInUse.lock();
        try {
            consumer.close();
        } finally {
            consumerInUse.unlock();
        }
    }
}
