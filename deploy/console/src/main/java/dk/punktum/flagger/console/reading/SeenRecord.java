package dk.punktum.flagger.console.reading;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A record as it stands in Kafka, whether it is an event of the contract or not. What could not be found in
/// it is `null`.
///
/// @param recordedAt     Kafka's timestamp of the record
/// @param toldAt         when the event was written down (`ce_time`); of a dead letter, and of a record that
///                       does not say it, Kafka's timestamp
/// @param type           CloudEvents type, such as `dk.punktum.flagger.case-opened.v1`
/// @param source         the service that tells it, such as `/case-service`
/// @param domain         A-label; from the value, else from the key
/// @param flagNumber     such as `F-2026-000017`
/// @param caseNumber     of a case (`C-2026-000042`) or of an order (`O-2026-000003`)
/// @param headers        as text; the last one of a name counts
/// @param json           the value as it is, when it is JSON
/// @param unreadable     the value, escaped and shortened, when it is not
/// @param bytes          length of the value
public record SeenRecord(
        String topic,
        int partition,
        long offset,
        Instant recordedAt,
        Instant toldAt,
        @Nullable String key,
        @Nullable UUID eventId,
        @Nullable String type,
        @Nullable String source,
        @Nullable String domain,
        @Nullable UUID flagId,
        @Nullable String flagNumber,
        @Nullable UUID agreementId,
        @Nullable UUID caseId,
        @Nullable String caseNumber,
        @Nullable String correlationId,
        @Nullable Long sequence,
        Map<String, String> headers,
        @Nullable String json,
        @Nullable String unreadable,
        int bytes) {

    static final String DEAD_LETTERS = "-dlq";

    /// Whether it was set aside by a consumer that could not take it.
    public boolean isDeadLetter() {
        return topic.endsWith(DEAD_LETTERS);
    }

    /// Names it among all records: `case-opened/3/1742`.
    public String place() {
        return topic + "/" + partition + "/" + offset;
    }
}
