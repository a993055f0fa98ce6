package dk.punktum.flagger.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The generated parts of docs/events.md: what a machine reads in the schemas and in the AsyncAPI document, for people.
final class EventsPage {

    /// What the schemas' definitions are called in running text.
    private static final Map<String, String> KINDS = Map.of(
            "id", "UUID",
            "time", "time",
            "day", "day",
            "domain", "A-label",
            "code", "code",
            "sequence", "integer ≥ 1",
            "holdSnapshot", "[hold snapshot](#hold-snapshot)",
            "activeHold", "[active hold](#active-hold)",
            "delegation", "[delegation](#delegation)",
            "agreementClient", "[agreement client](#agreement-client)");

    /// Definitions with a section of their own, and its heading; sorted, since `Map.of` has another order in each JVM.
    private static final Map<String, String> SHARED = new TreeMap<>(Map.of(
            "holdSnapshot", "hold snapshot",
            "activeHold", "active hold",
            "delegation", "delegation",
            "agreementClient", "agreement client"));

    private final JsonNode asyncApi;

    EventsPage() throws IOException {
        asyncApi = new YAMLMapper().readTree(Sample.text("/dk/punktum/flagger/events/asyncapi.yaml"));
    }

    /// Each generated part by its name.
    Map<String, String> parts() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("envelope", envelope());
        parts.put("topics", topics());
        parts.put("dead letters", deadLetters());
        parts.put("events", events());
        return parts;
    }

    private String envelope() {
        JsonNode headers = asyncApi.at("/components/schemas/Headers");
        JsonNode sequence = asyncApi.at("/components/schemas/SequencedHeaders/allOf/1/properties/ce_sequence");
        List<String> required = new ArrayList<>();
        headers.path("required").forEach(header -> required.add(header.asText()));
        var table = new StringBuilder("| header | present | meaning |\n|---|---|---|\n");
        headers.path("properties")
                .properties()
                .forEach(header -> table.append("| `%s` | %s | %s |\n"
                        .formatted(
                                header.getKey(),
                                required.contains(header.getKey()) ? "always" : "when known",
                                header.getValue().has("const")
                                        ? "`%s`"
                                                .formatted(header.getValue()
                                                        .path("const")
                                                        .asText())
                                        : header.getValue().path("description").asText())));
        return table.append("| `ce_sequence` | on events about a suspension | %s |\n"
                        .formatted(sequence.path("description").asText()))
                .toString();
    }

    private String topics() {
        var table = new StringBuilder("| topic | key | kept | from | read by | meaning |\n|---|---|---|---|---|---|\n");
        for (EventType type : EventType.values()) {
            table.append("| [`%s`](#%s) | %s | %s | %s | %s | %s |\n"
                    .formatted(
                            type.topic(),
                            type.topic(),
                            DomainEvent.class.isAssignableFrom(type.record()) ? "A-label" : "agreement id",
                            switch (type.retention()) {
                                case TIME -> "90 days";
                                case COMPACTED -> "newest of each key, for ever";
                            },
                            services(type, "send"),
                            services(type, "receive"),
                            Schemas.of(type).path("description").asText()));
        }
        return table.toString();
    }

    private String deadLetters() {
        var table = new StringBuilder("| header | meaning |\n|---|---|\n");
        asyncApi.at("/components/schemas/DeadLetterHeaders/properties")
                .properties()
                .forEach(header -> table.append("| `%s` | %s |\n"
                        .formatted(
                                header.getKey(),
                                header.getValue().path("description").asText())));
        return table.toString();
    }

    private String services(EventType type, String action) {
        return asyncApi.path("operations")
                .valueStream()
                .filter(operation -> operation.path("action").asText().equals(action))
                .filter(operation -> operation
                        .at("/messages/0/$ref")
                        .asText()
                        .endsWith("/messages/" + type.record().getSimpleName()))
                .map(operation -> operation.at("/tags/0/name").asText())
                .collect(Collectors.joining(", "));
    }

    private static String events() {
        var page = new StringBuilder();
        Map<String, JsonNode> shared = new LinkedHashMap<>();
        for (EventType type : EventType.values()) {
            JsonNode schema = Schemas.of(type);
            for (String part : SHARED.keySet()) {
                if (schema.path("$defs").has(part)) {
                    shared.put(part, schema.path("$defs").path(part));
                }
            }
            page.append("### %s\n\n%s\n\n"
                    .formatted(type.topic(), schema.path("description").asText()));
            page.append(
                    "[Schema](../events/contracts/src/main/resources%s), [sample](../events/contracts/src/main/resources%s)\n\n"
                            .formatted(type.schemaResource(), type.sampleResource()));
            page.append(members(schema)).append('\n');
        }
        shared.forEach((name, schema) -> page.append("### %s\n\n%s\n\n%s\n"
                .formatted(SHARED.get(name), schema.path("description").asText(), members(schema))));
        return page.toString().stripTrailing() + "\n";
    }

    private static String members(JsonNode object) {
        List<String> required = new ArrayList<>();
        object.path("required").forEach(member -> required.add(member.asText()));
        var table = new StringBuilder("| member | kind | meaning |\n|---|---|---|\n");
        object.path("properties")
                .properties()
                .forEach(member -> table.append("| `%s` | %s%s | %s |\n"
                        .formatted(
                                member.getKey(),
                                kind(member.getValue()),
                                required.contains(member.getKey()) ? "" : ", optional",
                                meaning(member.getValue()))));
        return table.toString();
    }

    private static String kind(JsonNode member) {
        if (member.has("$ref")) {
            return KINDS.getOrDefault(member.path("$ref").asText().replace("#/$defs/", ""), "?");
        }
        if (member.has("x-extensible-enum")) {
            return "one of";
        }
        return switch (member.path("type").asText()) {
            case "array" -> "list of " + kind(member.path("items"));
            case "integer" -> "integer ≥ " + member.path("minimum").asText();
            case "string" -> member.path("format").asText("text");
            case String other -> other;
        };
    }

    private static String meaning(JsonNode member) {
        String description = member.path("description").asText();
        if (!member.has("x-extensible-enum")) {
            return description;
        }
        String values = member.path("x-extensible-enum")
                .valueStream()
                .map(value -> "`" + value.asText() + "`")
                .collect(Collectors.joining(", "));
        // Said once, under "How the contract changes".
        return description.replaceFirst(" Open-ended:.*", "") + " " + values;
    }
}
