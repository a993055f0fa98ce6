import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// A correct consumer of the suspension events in one file, with kafka-clients and Jackson and nothing of ours.
///
/// `java SuspensionConsumer.java FILE` keeps FILE: a line of JSON per name that carries something. It stands for your
/// register. It keeps nothing else, so every start begins from nothing.
final class SuspensionConsumer {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SUSPENDED = topic("DOMAIN_SUSPENDED", "domain-suspended");
    private static final String REINSTATED = topic("DOMAIN_REINSTATED", "domain-reinstated");
    private static final String STATE = topic("SUSPENSION_STATE", "suspension-state");

    /// The one version that this was written for.
    private static final Map<String, String> TYPES = Map.of(
            SUSPENDED, "dk.punktum.flagger.domain-suspended.v1",
            REINSTATED, "dk.punktum.flagger.domain-reinstated.v1",
            STATE, "dk.punktum.flagger.suspension-state.v1");

    /// What the name has of its own, and what a suspension puts on top. Lifting takes away the latter, and nothing else.
    private static final class Name {
        long sequence;
        Set<String> ownStatuses = Set.of();
        Set<String> heldStatuses = Set.of();
        JsonNode delegation;
    }

    private final Map<String, Name> names = new TreeMap<>();
    private final Path file;

    private SuspensionConsumer(Path file) {
        this.file = file;
    }

    public static void main(String[] args) throws IOException {
        new SuspensionConsumer(Path.of(args[0])).run();
    }

    private void run() throws IOException {
        // Until we know what is held we answer nothing: a held name would look free.
        Files.deleteIfExists(file);
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", System.getenv().getOrDefault("KAFKA_BOOTSTRAP_SERVERS", "localhost:9092"),
                "enable.auto.commit", false,
                "allow.auto.create.topics", false,
                // Records that are gone before we read them: end, be started again, begin from nothing.
                "auto.offset.reset", "none");
        try (var consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> happenings = new ArrayList<>(partitions(consumer, SUSPENDED));
            happenings.addAll(partitions(consumer, REINSTATED));
            List<TopicPartition> state = partitions(consumer, STATE);
            List<TopicPartition> all = new ArrayList<>(happenings);
            all.addAll(state);
            consumer.assign(all);
            // First where the happenings end, then where the state ends: what comes in between is read twice.
            consumer.endOffsets(happenings).forEach(consumer::seek);
            Map<TopicPartition, Long> ends = consumer.endOffsets(state);
            consumer.seekToBeginning(state);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                take(consumer.poll(Duration.ofMillis(200)));
            }
            write();
            while (true) {
                if (take(consumer.poll(Duration.ofMillis(200)))) {
                    write();
                }
            }
        }
    }

    private boolean take(ConsumerRecords<byte[], byte[]> records) {
        for (ConsumerRecord<byte[], byte[]> record : records) {
            try {
                take(record);
            } catch (IOException | IllegalArgumentException e) {
                // Never the value. Have somebody look; the next state of the name is the whole truth again.
                System.err.printf("passed over: %s-%d@%d%n", record.topic(), record.partition(), record.offset());
            }
        }
        return !records.isEmpty();
    }

    private void take(ConsumerRecord<byte[], byte[]> record) throws IOException {
        Header type = record.headers().lastHeader("ce_type");
        need(type != null && record.value() != null);
        need(new String(type.value(), StandardCharsets.UTF_8).equals(TYPES.get(record.topic())));
        JsonNode event = JSON.readTree(record.value());
        need(event.path("domain").isTextual() && event.path("sequence").isIntegralNumber());
        boolean held = record.topic().equals(SUSPENDED);
        if (record.topic().equals(STATE)) {
            need(event.path("suspended").isBoolean());
            held = event.get("suspended").asBoolean();
        }
        need(!held || event.path("statuses").isArray());
        need(!record.topic().equals(REINSTATED) || event.path("restore").isObject());

        Name name = names.computeIfAbsent(event.get("domain").asText(), _ -> new Name());
        long sequence = event.get("sequence").asLong();
        if (sequence < name.sequence) {
            return;
        }
        name.sequence = sequence;
        name.heldStatuses = held ? words(event.get("statuses")) : Set.of();
        name.delegation = held && event.path("delegation").isObject() ? event.get("delegation") : null;
        if (event.path("before").isObject()) {
            // A register of your own knows this already.
            name.ownStatuses = words(event.get("before").path("statuses"));
        }
        if (record.topic().equals(REINSTATED) && !words(event.path("changedMeanwhile")).contains("STATUSES")) {
            // Name servers, DS records and auto-renew likewise.
            name.ownStatuses = words(event.get("restore").path("statuses"));
        }
    }

    /// All or nothing: whoever reads meanwhile sees the old file or the new one.
    private void write() throws IOException {
        StringBuilder lines = new StringBuilder();
        names.forEach((domain, name) -> {
            Set<String> statuses = new TreeSet<>(name.ownStatuses);
            statuses.addAll(name.heldStatuses);
            if (!statuses.isEmpty()) {
                ObjectNode line = JSON.createObjectNode().put("domain", domain);
                ArrayNode words = line.putArray("statuses");
                statuses.forEach(words::add);
                if (name.delegation != null && !statuses.contains("serverHold")) {
                    line.set("delegation", name.delegation);
                }
                lines.append(line).append('\n');
            }
        });
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.writeString(next, lines);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    private static Set<String> words(JsonNode list) {
        Set<String> words = new TreeSet<>();
        list.forEach(word -> words.add(word.asText()));
        return words;
    }

    private static void need(boolean fulfilled) {
        if (!fulfilled) {
            throw new IllegalArgumentException("not what this was written for");
        }
    }

    private static String topic(String variable, String usual) {
        return System.getenv().getOrDefault("TOPIC_" + variable, usual);
    }
}
