package dk.punktum.flagger.suspension.recovery;

import dk.punktum.flagger.events.CloudEvents;
import dk.punktum.flagger.events.Envelope;
import dk.punktum.flagger.events.Event;
import dk.punktum.flagger.events.EventType;
import dk.punktum.flagger.events.UnreadableEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Reads whole topics, from the beginning to what is their end now. Has no group: it leaves no trace.
@ApplicationScoped
class ReadTold {

    private static final Logger LOG = Logger.getLogger(ReadTold.class);

    private final Map<String, Object> configuration;

    ReadTold(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        Map<String, Object> all = new HashMap<>(kafka);
        all.remove(ConsumerConfig.GROUP_ID_CONFIG);
        all.put(ConsumerConfig.CLIENT_ID_CONFIG, service + "-recovery");
        all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        all.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
        this.configuration = Map.copyOf(all);
    }

    /// What a topic has of some keys.
    ///
    /// @param wanted key and sequence of a record that is to be read
    /// @throws org.apache.kafka.common.KafkaException when Kafka does not answer
    <E extends Event> void each(Class<E> type, BiPredicate<String, Long> wanted, Consumer<Envelope<E>> found) {
        try (var consumer = new KafkaConsumer<>(configuration, new StringDeserializer(), new ByteArrayDeserializer())) {
            Map<TopicPartition, Long> ends =
                    ends(consumer, List.of(EventType.of(type).topic()));
            consumer.assign(ends.keySet());
            consumer.seekToBeginning(ends.keySet());
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    read(type, record, wanted, found);
                }
            }
        }
    }

    /// Where each partition of these topics ends now.
    Map<TopicPartition, Long> ends(Collection<String> topics) {
        try (var consumer = new KafkaConsumer<>(configuration, new StringDeserializer(), new ByteArrayDeserializer())) {
            return ends(consumer, topics);
        }
    }

    private static Map<TopicPartition, Long> ends(KafkaConsumer<?, ?> consumer, Collection<String> topics) {
        return consumer.endOffsets(topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList());
    }

    private static <E extends Event> void read(
            Class<E> type,
            ConsumerRecord<String, byte[]> record,
            BiPredicate<String, Long> wanted,
            Consumer<Envelope<E>> found) {
        Map<String, String> headers = Stream.of(record.headers().toArray())
                .collect(Collectors.toMap(
                        Header::key, each -> new String(each.value(), StandardCharsets.UTF_8), (_, last) -> last));
        try {
            if (record.value() != null
                    && wanted.test(record.key(), Long.valueOf(headers.getOrDefault("ce_sequence", "0")))) {
                found.accept(CloudEvents.read(type, headers, record.value()));
            }
        } catch (UnreadableEvent | NumberFormatException e) {
            LOG.warnf(
                    "%s-%d@%d can not be read and is left out: %s",
                    record.topic(), record.partition(), record.offset(), e.getMessage());
        }
    }
}
