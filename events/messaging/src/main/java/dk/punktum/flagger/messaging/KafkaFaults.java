package dk.punktum.flagger.messaging;

import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.UnsupportedForMessageFormatException;

/// Tells "Kafka can not now" from "Kafka never will".
final class KafkaFaults {

    /// Whether the record itself is at fault. Everything else (no broker, no leader, unknown topic, no permission) is
    /// something that a person or time puts right without touching the record, so it is tried again for ever.
    static boolean isRefusal(Throwable fault) {
        return switch (fault) {
            case RecordTooLargeException _,
                    RecordBatchTooLargeException _,
                    InvalidTopicException _,
                    InvalidRecordException _,
                    InvalidTimestampException _,
                    UnsupportedForMessageFormatException _,
                    SerializationException _ -> true;
            default -> false;
        };
    }

    private KafkaFaults() {}
}
