package dk.punktum.flagger.messaging;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Fired by the relay for every batch that Kafka has acknowledged, for a service that wants to know when its events
/// were published. At least once: what a crash has kept in the outbox is acknowledged again. Observers run in the
/// relay's thread, outside any transaction: they put down what they need, and do not wait for anything.
///
/// @param at when the last of them was acknowledged
public record Acknowledged(List<Record> records, Instant at) {

    /// @param sequence that of the aggregate; null for an event that has none
    public record Record(String topic, String key, @Nullable Long sequence) {}

    static Acknowledged of(List<OutboxRow> rows, Instant at) {
        return new Acknowledged(
                rows.stream()
                        .map(OutboxRow::record)
                        .map(each -> new Record(each.topic(), each.key(), sequence(each)))
                        .toList(),
                at);
    }

    private static @Nullable Long sequence(OutboxRecord record) {
        String sequence = record.headers().get("ce_sequence");
        return sequence == null ? null : Long.valueOf(sequence);
    }
}
