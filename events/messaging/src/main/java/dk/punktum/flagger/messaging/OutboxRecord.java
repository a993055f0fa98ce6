package dk.punktum.flagger.messaging;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is to become a Kafka record.
///
/// @param key     empty only for a dead letter that came without one
/// @param payload null only for a dead letter that came without a value
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record OutboxRecord(
        UUID eventId,
        String topic,
        String key,
        Map<String, String> headers,
        byte @Nullable [] payload,
        Instant createdAt) {

    /// Batch header, and the most that record format v2 spends on one record besides its fields.
    /// Source: Kafka protocol guide, "Record Batch" and "Record".
    private static final int OVERHEAD = 61 + 21;

    /// The most that a length takes.
    private static final int VARINT = 5;

    /// At least what the Kafka producer compares with `max.request.size`.
    int bytesAtMost() {
        int bytes = OVERHEAD + VARINT + utf8(key) + VARINT + (payload == null ? 0 : payload.length) + VARINT;
        for (Map.Entry<String, String> header : headers.entrySet()) {
            bytes += VARINT + utf8(header.getKey()) + VARINT + utf8(header.getValue());
        }
        return bytes;
    }

    private static int utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
