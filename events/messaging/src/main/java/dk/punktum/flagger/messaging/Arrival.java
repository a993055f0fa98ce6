package dk.punktum.flagger.messaging;

import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// A Kafka record as it came, in the form in which it can be kept.
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Arrival(
        String topic,
        int partition,
        long offset,
        @Nullable String key,
        Map<String, String> headers,
        byte @Nullable [] payload) {

    /// What has to stay in order for one handler: the records of one key on one topic.
    record Lane(String topic, String key) {}

    static Arrival of(ConsumerRecord<String, byte[]> record) {
        return new Arrival(
                record.topic(),
                record.partition(),
                record.offset(),
                record.key() == null ? null : HeaderJson.storable(record.key()),
                HeaderJson.of(record.headers()),
                record.value());
    }

    /// Nothing, for a record without a key: Kafka keeps no order for it.
    @Nullable
    Lane lane() {
        return key == null ? null : new Lane(topic, key);
    }

    /// The event's id as the headers say, even if the rest can not be read.
    @Nullable
    UUID eventId() {
        try {
            String id = headers.get("ce_id");
            return id == null ? null : UUID.fromString(id);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
