package dk.punktum.flagger.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// A consumer as one writes it in an hour, before reading the contract: it applies what comes, in the order in which it
/// comes, removes all five statuses, knows no landing page, and stops at what it can not read.
final class NaiveConsumer {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> THE_FIVE = List.of(
            "serverHold",
            "serverUpdateProhibited",
            "serverTransferProhibited",
            "serverRenewProhibited",
            "serverDeleteProhibited");

    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[0]);
        Files.deleteIfExists(file);
        Map<String, Set<String>> statuses = new TreeMap<>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", System.getenv("KAFKA_BOOTSTRAP_SERVERS")),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> all = Stream.of("domain-suspended", "domain-reinstated", "suspension-state")
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            while (true) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    apply(statuses, record);
                }
                if (ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
                    write(statuses, file);
                }
            }
        }
    }

    private static void apply(Map<String, Set<String>> statuses, ConsumerRecord<byte[], byte[]> record)
            throws IOException {
        JsonNode event = JSON.readTree(record.value());
        Set<String> carried = statuses.computeIfAbsent(event.get("domain").asText(), _ -> new TreeSet<>());
        event.path("before").path("statuses").forEach(status -> carried.add(status.asText()));
        if (record.topic().equals("domain-suspended") || event.path("suspended").asBoolean()) {
            event.get("statuses").forEach(status -> carried.add(status.asText()));
        } else {
            THE_FIVE.forEach(carried::remove);
        }
    }

    private static void write(Map<String, Set<String>> statuses, Path file) throws IOException {
        Path next = file.resolveSibling("next");
        Files.writeString(
                next,
                statuses.entrySet().stream()
                        .map(name -> "{\"domain\":\"%s\",\"statuses\":[%s]}%n"
                                .formatted(
                                        name.getKey(),
                                        name.getValue().stream()
                                                .map("\"%s\""::formatted)
                                                .collect(Collectors.joining(","))))
                        .collect(Collectors.joining()));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private NaiveConsumer() {}
}
