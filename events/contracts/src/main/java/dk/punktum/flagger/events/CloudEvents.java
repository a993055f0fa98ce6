package dk.punktum.flagger.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
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

/// CloudEvents 1.0 in the Kafka protocol binding's binary mode: attributes are `ce_*` headers, the value is the event
/// as
/// JSON. Source: CloudEvents spec 1.0.2 and its Kafka protocol binding, sections 3.2 and 3.1.
public final class CloudEvents {

    public static final String CONTENT_TYPE = "application/json";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            // A newer sender may add optional members.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    /// The Kafka record's headers, in a fixed order.
    public static Map<String, String> headers(Envelope<?> envelope) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", "1.0");
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

    /// Reads a Kafka record's headers and value.
    ///
    /// @throws UnreadableEvent when they are not what the contract says
    public static <E extends Event> Envelope<E> read(Class<E> record, Map<String, String> headers, byte[] value) {
        EventType expected = EventType.of(record);
        String type = required(headers, "ce_type");
        if (!type.equals(expected.ceType())) {
            throw new UnreadableEvent(
                    UnreadableEvent.Reason.UNKNOWN_TYPE, "ce_type is %s, not %s".formatted(type, expected.ceType()));
        }
        try {
            return new Envelope<>(
                    UUID.fromString(required(headers, "ce_id")),
                    required(headers, "ce_source"),
                    Instant.parse(required(headers, "ce_time")),
                    required(headers, "ce_correlationid"),
                    headers.get("ce_traceparent"),
                    JSON.readValue(value, record));
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            // Jackson quotes its input: the message is for the dead letter's reason and must not repeat it.
            throw new UnreadableEvent(
                    UnreadableEvent.Reason.BROKEN, e.getClass().getSimpleName());
        }
    }

    private static String required(Map<String, String> headers, String name) {
        String value = headers.get(name);
        if (value == null) {
            throw new UnreadableEvent(UnreadableEvent.Reason.BROKEN, "header " + name + " is missing");
        }
        return value;
    }

    private CloudEvents() {}
}
