package dk.punktum.flagger.console.reading;

import static java.nio.charset.StandardCharsets.UTF_8;

import dk.punktum.flagger.events.CloudEvents;
import dk.punktum.flagger.events.Envelope;
import dk.punktum.flagger.events.Event;
import dk.punktum.flagger.events.EventType;
import dk.punktum.flagger.events.Uuid7;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/// Records as they would be read.
public final class Seen {

    private static final AtomicLong OFFSETS = new AtomicLong();

    public static SeenRecord told(Event event, Instant at, String correlationId) {
        return record(EventType.of(event).topic(), event, at, headers(event, at, correlationId));
    }

    public static SeenRecord setAside(Event event, Instant at, String correlationId) {
        Map<String, String> headers = new LinkedHashMap<>(headers(event, at, correlationId));
        headers.put("dlq_reason", "HANDLER_FAILED");
        return record(EventType.of(event).deadLetterTopic(), event, at, headers);
    }

    private static Map<String, String> headers(Event event, Instant at, String correlationId) {
        return CloudEvents.headers(new Envelope<>(Uuid7.next(), "/test", at, correlationId, null, event));
    }

    private static SeenRecord record(String topic, Event event, Instant at, Map<String, String> headers) {
        var kafka = new RecordHeaders();
        headers.forEach((name, text) -> kafka.add(name, text.getBytes(UTF_8)));
        return RecordContent.of(new ConsumerRecord<>(
                topic,
                0,
                OFFSETS.getAndIncrement(),
                at.toEpochMilli(),
                TimestampType.CREATE_TIME,
                0,
                0,
                event.key().getBytes(UTF_8),
                CloudEvents.value(event),
                kafka,
                Optional.empty()));
    }

    private Seen() {}
}
