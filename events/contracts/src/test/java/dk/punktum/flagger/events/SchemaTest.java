package dk.punktum.flagger.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A schema says of an event exactly what its record says.
class SchemaTest {

    /// Java types that always look the same in JSON.
    private static final Map<Type, String> DEFINITIONS = Map.of(
            UUID.class, "id",
            DomainName.class, "domain",
            Instant.class, "time",
            LocalDate.class, "day",
            HoldSnapshot.class, "holdSnapshot",
            ActiveHold.class, "activeHold",
            Delegation.class, "delegation",
            AgreementClient.class, "agreementClient");

    @ParameterizedTest
    @EnumSource
    void isJsonSchema202012WithTheRightName(EventType type) {
        JsonNode schema = Schemas.of(type);

        assertThat(Schemas.errorsOfTheSchemaItself(type)).isEmpty();
        assertThat(schema.path("$schema").asText()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(schema.path("$id").asText()).isEqualTo(type.schema());
        assertThat(schema.path("title").asText()).isEqualTo(type.record().getSimpleName());
        assertThat(schema.path("description").asText()).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource
    void hasTheMembersOfItsRecord(EventType type) {
        JsonNode schema = Schemas.of(type);

        describes(schema, schema, type.record());
    }

    @ParameterizedTest
    @EnumSource
    void isOpenToMembersThatALaterSenderAdds(EventType type) {
        assertThat(Schemas.of(type).findValues("additionalProperties")).isEmpty();
        assertThat(Schemas.of(type).findValues("unevaluatedProperties")).isEmpty();
    }

    @Test
    void whatIsDefinedUnderOneNameIsTheSameInAllSchemas() {
        Map<String, JsonNode> definitions = new HashMap<>();
        for (EventType type : EventType.values()) {
            Schemas.of(type)
                    .path("$defs")
                    .properties()
                    .forEach(definition -> assertThat(definition.getValue())
                            .as("%s in %s", definition.getKey(), type.topic())
                            .isEqualTo(
                                    definitions.computeIfAbsent(definition.getKey(), name -> definition.getValue())));
        }
        assertThat(definitions.keySet()).containsAll(DEFINITIONS.values());
    }

    @ParameterizedTest
    @MethodSource("dk.punktum.flagger.events.DomainNameReadingTest#understood")
    void aDomainNameIsWhatThePatternAdmits(String input, String aLabel) {
        JsonNode domain = Schemas.of(EventType.DOMAIN_SUSPENDED).at("/$defs/domain");

        assertThat(aLabel).matches(domain.path("pattern").asText());
        assertThat(aLabel.length()).isLessThanOrEqualTo(domain.path("maxLength").asInt());
        if (!input.equals(aLabel)) {
            assertThat(input).doesNotMatch(domain.path("pattern").asText());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"www.eksempel.dk", "-a.dk", "a-.dk", "ab--c.dk", ".dk", "dk", "eksempel.com", "a_b.dk"})
    void thePatternAdmitsNoOther(String name) {
        assertThat(name)
                .doesNotMatch(Schemas.of(EventType.DOMAIN_SUSPENDED)
                        .at("/$defs/domain/pattern")
                        .asText());
    }

    private static void describes(JsonNode root, JsonNode object, Class<?> record) {
        List<String> members = new ArrayList<>();
        List<String> required = new ArrayList<>();
        for (RecordComponent component : record.getRecordComponents()) {
            members.add(component.getName());
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                required.add(component.getName());
            }
            JsonNode member = object.path("properties").path(component.getName());
            assertThat(member.path("description").asText())
                    .as("description of %s", component)
                    .isNotBlank();
            describes(root, member, component.getGenericType(), record + " " + component.getName());
        }
        assertThat(object.path("type").asText()).isEqualTo("object");
        assertThat(object.path("properties").fieldNames()).toIterable().isEqualTo(members);
        assertThat(object.path("required")).map(JsonNode::asText).isEqualTo(required);
    }

    private static void describes(JsonNode root, JsonNode member, Type javaType, String where) {
        String reference = member.path("$ref").asText("");
        JsonNode resolved = reference.isEmpty() ? member : root.at(reference.substring(1));
        String jsonType = resolved.path("type").asText();
        if (DEFINITIONS.containsKey(javaType)) {
            assertThat(reference).as(where).isEqualTo("#/$defs/" + DEFINITIONS.get(javaType));
        }
        switch (javaType) {
            case ParameterizedType list
            when list.getRawType() == List.class -> {
                assertThat(jsonType).as(where).isEqualTo("array");
                describes(root, resolved.path("items"), list.getActualTypeArguments()[0], where + "[]");
            }
            case Class<?> type when type.isRecord() && type != DomainName.class -> describes(root, resolved, type);
            case Class<?> type
            when type.isEnum() -> {
                assertThat(jsonType).as(where).isEqualTo("string");
                assertThat(resolved.path("description").asText()).as(where).contains("Open-ended");
                assertThat(resolved.path("x-extensible-enum"))
                        .as(where)
                        .map(JsonNode::asText)
                        .isEqualTo(Arrays.stream(type.getEnumConstants())
                                .map(Object::toString)
                                .toList());
            }
            case Class<?> type
            when type == boolean.class || type == Boolean.class ->
                assertThat(jsonType).as(where).isEqualTo("boolean");
            case Class<?> type
            when type == int.class || type == long.class -> {
                assertThat(jsonType).as(where).isEqualTo("integer");
                assertThat(resolved.has("minimum")).as(where).isTrue();
            }
            case Class<?> type
            when type == Period.class ->
                assertThat(resolved.path("format").asText()).as(where).isEqualTo("duration");
            default -> {
                assertThat(jsonType).as(where).isEqualTo("string");
                assertThat(resolved.has("pattern") || resolved.has("format") || resolved.has("maxLength"))
                        .as("%s is bounded", where)
                        .isTrue();
            }
        }
    }
}
