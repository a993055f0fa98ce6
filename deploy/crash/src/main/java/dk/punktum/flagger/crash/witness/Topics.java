package dk.punktum.flagger.crash.witness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.punktum.flagger.crash.invariant.StateTold;
import dk.punktum.flagger.crash.invariant.Told;
import dk.punktum.flagger.crash.invariant.TopicRecord;
import dk.punktum.flagger.events.EventType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Everything that lies on the topics, from the beginning.
public final class Topics implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final KafkaConsumer<String, byte[]> consumer;
    private final List<TopicRecord> records = new ArrayList<>();
    private final List<StateTold> states = new ArrayList<>();
    private final List<Told> told = new ArrayList<>();

    /// @param kafka where it is, and how to log in
    public Topics(Map<String, Object> kafka) {
        consumer = new KafkaConsumer<>(kafka, new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = Arrays.stream(EventType.values())
                .flatMap(type -> consumer.partitionsFor(type.topic()).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /// Where each topic ends by now; empty when Kafka does not say.
    public Optional<Map<TopicPartition, Long>> ends() {
        try {
            return Optional.of(consumer.endOffsets(consumer.assignment(), Duration.ofSeconds(5)));
        } catch (KafkaException _) {
            return Optional.empty();
        }
    }

    /// Reads on to where the topics end by now.
    ///
    /// @throws IllegalStateException when that takes more than five minutes
    public void readToEnd() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the topics can not be read to their end within " + PATIENCE);
            }
            consumer.poll(Duration.ofMillis(50)).forEach(this::take);
        }
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        Header id = record.headers().lastHeader("ce_id");
        String eventId = id == null ? "none" : new String(id.value(), StandardCharsets.UTF_8);
        JsonNode value = parse(record.value());
        String subject = subject(record, value);
        records.add(
                new TopicRecord(record.topic(), record.partition(), record.offset(), eventId, record.key(), subject));
        switch (type(record)) {
            case FLAG_RECEIVED -> told.add(new Told(record.topic(), subject + " " + record.key(), eventId));
            case CASE_OPENED, CASE_DECIDED, CASE_CLOSED -> told.add(new Told(record.topic(), subject, eventId));
            case SUSPENSION_STATE ->
                states.add(new StateTold(
                        record.key(),
                        value.path("sequence").asLong(),
                        value.path("suspended").asBoolean(),
                        value.toString(),
                        Register.sorted(value.path("before").path("nameServers"), JsonNode::asText)));
            case AGREEMENT_CHANGED,
                    FLAG_WITHDRAWN,
                    FLAG_CORRECTED,
                    CASE_APPEALED,
                    APPEAL_DECIDED,
                    DOMAIN_SUSPENDED,
                    SUSPENSION_EFFECTIVE,
                    DOMAIN_REINSTATED,
                    DELETION_DUE,
                    POLL_MESSAGE_QUEUED,
                    NOTICE_DELIVERED,
                    NOTICE_FAILED -> {}
        }
    }

    private static EventType type(ConsumerRecord<String, byte[]> record) {
        return EventType.onTopic(record.topic()).orElseThrow();
    }

    private static String subject(ConsumerRecord<String, byte[]> record, JsonNode value) {
        return switch (type(record)) {
            case FLAG_RECEIVED, FLAG_WITHDRAWN, FLAG_CORRECTED ->
                value.path("flagId").asText();
            case CASE_OPENED, CASE_DECIDED, CASE_APPEALED, APPEAL_DECIDED, CASE_CLOSED ->
                value.path("caseId").asText();
            case NOTICE_DELIVERED, NOTICE_FAILED -> value.path("noticeId").asText();
            case AGREEMENT_CHANGED,
                    DOMAIN_SUSPENDED,
                    SUSPENSION_EFFECTIVE,
                    DOMAIN_REINSTATED,
                    DELETION_DUE,
                    SUSPENSION_STATE,
                    POLL_MESSAGE_QUEUED -> record.key();
        };
    }

    private static JsonNode parse(byte[] value) {
        try {
            return JSON.readTree(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// As read so far.
    public List<TopicRecord> records() {
        return records;
    }

    /// `suspension-state` as read so far; per name in order.
    public List<StateTold> states() {
        return states;
    }

    /// What happens once, and is told once.
    public List<Told> told() {
        return told;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
