package dk.punktum.flagger.events;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An event and what is known about its telling: the CloudEvents attributes.
///
/// @param id            names this event; a consumer that sees it again has seen it already
/// @param source        the service that tells it, such as `/case-service`
/// @param time          when it was written down
/// @param correlationId the story it belongs to: the flag's id, or the agreement's
/// @param traceparent   W3C trace context of the work that caused it, when there is one
public record Envelope<E extends Event>(
        UUID id,
        String source,
        Instant time,
        String correlationId,
        @Nullable String traceparent,
        E event) {

    public Envelope {
        Required.all(id, source, time, correlationId, event);
    }

    public EventType type() {
        return EventType.of(event);
    }

    /// CloudEvents `subject`: the domain name's A-label, or the agreement's id.
    public String subject() {
        return event.key();
    }

    /// CloudEvents extension `sequence`, on what downstream builds on.
    public Optional<Long> sequence() {
        return event instanceof SuspensionEvent suspension ? Optional.of(suspension.sequence()) : Optional.empty();
    }
}
