package dk.punktum.flagger.console.trace;

import dk.punktum.flagger.console.reading.SeenRecord;
import dk.punktum.flagger.events.CloudEvents;
import dk.punktum.flagger.events.Event;
import dk.punktum.flagger.events.EventType;
import dk.punktum.flagger.events.UnreadableEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// A record as part of a story.
///
/// @param event what it tells; `null` for a dead letter, and for what is not as the contract says
record Step(SeenRecord record, @Nullable Event event) {

    /// By time; events of one moment in the order of the contract, which is that of a story.
    static final Comparator<Step> IN_TIME = Comparator.comparing(Step::at)
            .thenComparing(step -> EventType.onTopic(step.record().topic())
                    .map(EventType::ordinal)
                    .orElse(EventType.values().length))
            .thenComparing(step -> step.record().place());

    static Step of(SeenRecord record) {
        return new Step(
                record,
                EventType.onTopic(record.topic())
                        .map(type -> read(type, record))
                        .orElse(null));
    }

    private static @Nullable Event read(EventType type, SeenRecord record) {
        String json = record.json();
        if (json == null) {
            return null;
        }
        try {
            return CloudEvents.read(type.record(), record.headers(), json.getBytes(StandardCharsets.UTF_8))
                    .event();
        } catch (UnreadableEvent e) {
            return null;
        }
    }

    Instant at() {
        return record.toldAt();
    }
}
