package dk.punktum.flagger.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// CloudEvents 1.0 in the Kafka protocol binding's binary mode: attributes are `ce_*` headers, the value is
/// the event as JSON.
///
/// Sources: CloudEvents 1.0.2; its Kafka protocol binding, sections 3.1 and 3.2; its extensions `sequence` and
/// `distributedtracing`.
public final class CloudEvents {

    public static final String CONTENT_TYPE = "application/json";

    private static final String SPEC_VERSION = "1.0";

    /// What may be repeated of a type that we do not know; anything else in that header is not ours to copy.
    private static final Pattern TYPE = Pattern.compile("[a-z0-9.-]{1,100}");

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .annotationIntrospector(new RequiredMembers())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            // A newer sender may add optional members.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    /// The Kafka record's headers, in a fixed order.
    public static Map<String, String> headers(Envelope<?> envelope) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", SPEC_VERSION);
        headers.put("ce_id", envelope.id().toString());
        headers.put("ce_source", envelope.source());
        headers.put("ce_type", envelope.type().ceType());
        headers.put("ce_time", envelope.time().toString());
        headers.put("ce_subject", envelope.subject());
        headers.put("ce_dataschema", envelope.type().schema());
        headers.put("ce_correlationid", envelope.correlationId());
        envelope.sequence().ifPresent(sequence -> headers.put("ce_sequence", Long.toString(sequence)));
        if (envelope.traceparent() != null) {
            headers.put("ce_traceparent", envelope.traceparent());
        }
        headers.put("content-type", CONTENT_TYPE);
        return headers;
    }

    /// The Kafka record's value.
    public static byte[] value(Event event) {
        try {
            return JSON.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event can always be written", e);
        }
    }

    /// Reads a Kafka record's headers and value. Members and headers that it does not know are left alone.
    ///
    /// @throws UnreadableEvent when they are not what the contract says; it does not repeat what they are
    public static <E extends Event> Envelope<E> read(Class<E> record, Map<String, String> headers, byte[] value) {
        EventType expected = EventType.of(record);
        if (!required(headers, "ce_specversion").equals(SPEC_VERSION)) {
            throw broken("ce_specversion is not " + SPEC_VERSION, null);
        }
        String type = required(headers, "ce_type");
        if (!type.equals(expected.ceType())) {
            throw new UnreadableEvent(
                    UnreadableEvent.Reason.UNKNOWN_TYPE,
                    "ce_type is %s, not %s"
                            .formatted(TYPE.matcher(type).matches() ? type : "something else", expected.ceType()));
        }
        UUID id = parsed(headers, "ce_id", UUID::fromString);
        Instant time = parsed(headers, "ce_time", Instant::parse);
        return new Envelope<>(
                id,
                required(headers, "ce_source"),
                time,
                required(headers, "ce_correlationid"),
                headers.get("ce_traceparent"),
                event(record, value));
    }

    private static <E extends Event> E event(Class<E> record, byte[] value) {
        try {
            E event = JSON.readValue(value, record);
            if (event == null) {
                throw broken("the value is null", null);
            }
            return event;
        } catch (JsonMappingException e) {
            throw broken(BrokenMember.describe(record, e), e);
        } catch (IOException | IllegalArgumentException e) {
            throw broken("the value is not JSON", e);
        }
    }

    private static <T> T parsed(Map<String, String> headers, String name, Function<String, T> parser) {
        try {
            return parser.apply(required(headers, name));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw broken("header " + name + " is malformed", e);
        }
    }

    private static String required(Map<String, String> headers, String name) {
        String value = headers.get(name);
        if (value == null) {
            throw broken("header " + name + " is missing", null);
        }
        return value;
    }

    /// The cause is left out on purpose: parsers quote their input, and stack traces end up in logs and dead letters.
    private static UnreadableEvent broken(String message, @Nullable Exception because) {
        String kind = because == null ? "" : " (" + because.getClass().getSimpleName() + ")";
        return new UnreadableEvent(UnreadableEvent.Reason.BROKEN, message + kind);
    }

    private CloudEvents() {}
}
