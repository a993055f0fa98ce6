package dk.punktum.flagger.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The AsyncAPI document says of the topics exactly what [EventType] and [CloudEvents] do.
class AsyncApiTest {

    private static final String FOLDER = "/dk/punktum/flagger/events/";

    private static JsonNode document;

    @BeforeAll
    static void read() throws IOException {
        document = new YAMLMapper().readTree(Sample.text(FOLDER + "asyncapi.yaml"));
    }

    @Test
    void isAsyncApi3AndEveryReferenceLeadsSomewhere() {
        assertThat(document.path("asyncapi").asText()).isEqualTo("3.0.0");
        assertThat(document.findValuesAsText("$ref"))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(target(reference).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    @Test
    void hasTheTopicsThatAreCreatedAndNoOther() {
        Map<String, Map<String, String>> documented = new TreeMap<>();
        for (JsonNode channel : document.path("channels")) {
            JsonNode kafka = channel.at("/bindings/kafka");
            assertThat(kafka.path("topic").asText())
                    .isEqualTo(channel.path("address").asText());
            assertThat(kafka.path("partitions").asInt()).isEqualTo(TopicConfig.PARTITIONS);
            Map<String, String> settings = new TreeMap<>();
            kafka.path("topicConfiguration")
                    .properties()
                    .forEach(setting -> settings.put(
                            setting.getKey(),
                            setting.getValue().isArray()
                                    ? setting.getValue().get(0).asText()
                                    : setting.getValue().asText()));
            documented.put(kafka.path("topic").asText(), settings);
        }

        // How often a segment is closed is no promise to anybody, and not in the binding's vocabulary.
        Map<String, Map<String, String>> created = TopicConfig.all().stream()
                .collect(Collectors.toMap(TopicConfig::name, topic -> {
                    Map<String, String> settings = new TreeMap<>(topic.settings());
                    settings.remove("segment.ms");
                    return settings;
                }));
        assertThat(documented).isEqualTo(created);
    }

    @ParameterizedTest
    @EnumSource
    void aTopicHasItsOneMessage(EventType type) {
        String name = type.record().getSimpleName();
        JsonNode channel = channel(type.topic());
        JsonNode message = document.at("/components/messages/" + name);

        assertThat(channel.path("messages").fieldNames()).toIterable().containsExactly(name);
        assertThat(channel.at("/messages/" + name + "/$ref").asText()).isEqualTo("#/components/messages/" + name);
        assertThat(message.path("name").asText()).isEqualTo(type.ceType());
        assertThat(message.path("contentType").asText()).isEqualTo(CloudEvents.CONTENT_TYPE);
        assertThat(message.path("summary").asText())
                .isEqualTo(Schemas.of(type).path("description").asText());
        assertThat(FOLDER + message.at("/payload/schema/$ref").asText().replace("./", ""))
                .isEqualTo(type.schemaResource());
        // Inline: AsyncAPI's own schema takes no reference there.
        JsonNode key = message.at("/bindings/kafka/key");
        JsonNode domain = Schemas.of(EventType.DOMAIN_SUSPENDED).at("/$defs/domain");
        if (DomainEvent.class.isAssignableFrom(type.record())) {
            assertThat(key.path("pattern")).isEqualTo(domain.path("pattern"));
            assertThat(key.path("maxLength")).isEqualTo(domain.path("maxLength"));
        } else {
            assertThat(key.path("format").asText()).isEqualTo("uuid");
        }
    }

    @ParameterizedTest
    @EnumSource
    void itsHeadersAreThoseThatAreSent(EventType type) {
        JsonNode headers = target(document.at("/components/messages/%s/headers/$ref"
                        .formatted(type.record().getSimpleName()))
                .asText());
        Set<String> required = new TreeSet<>();
        Set<String> known = new TreeSet<>();
        Stream.concat(Stream.of(headers), headers.path("allOf").valueStream())
                .map(part -> part.has("$ref") ? target(part.path("$ref").asText()) : part)
                .forEach(part -> {
                    part.path("required").forEach(header -> required.add(header.asText()));
                    part.path("properties").fieldNames().forEachRemaining(known::add);
                });

        assertThat(sent(type, null)).containsExactlyInAnyOrderElementsOf(required);
        assertThat(sent(type, "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"))
                .containsExactlyInAnyOrderElementsOf(known);
    }

    @ParameterizedTest
    @EnumSource
    void oneServiceSendsItAndSomebodyReadsIt(EventType type) {
        List<JsonNode> operations = document.path("operations")
                .valueStream()
                .filter(operation ->
                        target(operation.at("/channel/$ref").asText()).equals(channel(type.topic())))
                .toList();

        assertThat(operations.stream()
                        .filter(operation -> operation.path("action").asText().equals("send")))
                .hasSize(1);
        assertThat(operations.stream()
                        .filter(operation -> operation.path("action").asText().equals("receive")))
                .isNotEmpty();
        List<String> declared = document.at("/info/tags").findValuesAsText("name");
        assertThat(operations)
                .allSatisfy(operation -> assertThat(declared)
                        .contains(operation.at("/tags/0/name").asText()));
    }

    private static Set<String> sent(EventType type, String traceparent) {
        return CloudEvents.headers(new Envelope<>(
                        new UUID(0, 0),
                        "/test",
                        Instant.EPOCH,
                        "story",
                        traceparent,
                        Sample.of(type).event()))
                .keySet();
    }

    private static JsonNode channel(String address) {
        return document.path("channels")
                .valueStream()
                .filter(channel -> channel.path("address").asText().equals(address))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode target(String reference) {
        return reference.startsWith("#")
                ? document.at(reference.substring(1))
                : Sample.parse(Sample.text(FOLDER + reference.replace("./", "")));
    }
}
