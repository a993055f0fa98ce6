package dk.punktum.flagger.messaging;

import dk.punktum.flagger.events.UnreadableEvent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A record that a handler could not take, or that is set aside behind one.
///
/// @param detail class names and places in the code, never content
record DeadLetter(
        UUID id,
        String handler,
        Arrival arrival,
        Reason reason,
        @Nullable String detail,
        Instant setAsideAt) {

    /// Why it was set aside.
    enum Reason {
        /// A tombstone, where the contract has none.
        NO_VALUE,
        /// Not CloudEvents, not JSON, or a required member is missing.
        BROKEN,
        /// A type or version that this consumer does not know.
        UNKNOWN_TYPE,
        /// The handler failed on it, alone.
        HANDLER_FAILED,
        /// Nothing is wrong with it, but an earlier record of its key is set aside.
        BEHIND_ANOTHER;

        static Reason of(UnreadableEvent unreadable) {
            return switch (unreadable.reason()) {
                case BROKEN -> BROKEN;
                case UNKNOWN_TYPE -> UNKNOWN_TYPE;
            };
        }
    }

    /// How it came to an end.
    enum Resolution {
        /// The handler has done it after all.
        REDRIVEN,
        /// The handler had done it before.
        REPEAT,
        /// A person decided that it is never to be done.
        DISCARDED
    }

    /// The same record for the dead-letter topic: original bytes, and headers that say what happened.
    OutboxRecord forDeadLetterTopic(UUID outboxId) {
        Map<String, String> headers = new LinkedHashMap<>(arrival.headers());
        headers.put("dlq_reason", reason.name());
        headers.put("dlq_handler", handler);
        headers.put("dlq_topic", arrival.topic());
        headers.put("dlq_partition", Integer.toString(arrival.partition()));
        headers.put("dlq_offset", Long.toString(arrival.offset()));
        return new OutboxRecord(
                outboxId,
                arrival.topic() + "-dlq",
                arrival.key() == null ? "" : arrival.key(),
                headers,
                arrival.payload(),
                setAsideAt);
    }
}
