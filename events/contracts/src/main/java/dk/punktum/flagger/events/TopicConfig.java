package dk.punktum.flagger.events;

import dk.punktum.flagger.events.EventType.Retention;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// How a topic is to be created: part of the contract, because order per key and starting from nothing depend on it.
/// Replication is not: that is the cluster's affair.
///
/// @param partitions never to be changed on a topic that has records: a key would move and lose its order
/// @param settings   Kafka topic configuration, by Kafka's own names
public record TopicConfig(String name, int partitions, Map<String, String> settings) {

    /// More than the services' instances, so that each gets some; few enough for a small machine.
    public static final int PARTITIONS = 6;

    /// 90 days: longer than a suspension and its appeal period, so that a consumer that was away can still follow.
    private static final long DAYS_KEPT = 90;

    /// A year: a dead letter waits for a person, and must not be gone when one comes.
    private static final long DAYS_DEAD_LETTERS_ARE_KEPT = 365;

    private static final long MILLIS_A_DAY = 86_400_000;

    /// The largest events list a name's holds, some 300 bytes each.
    private static final int LARGEST_RECORD = 262_144;

    /// A dead letter is the record as it was, and headers that say what was wrong.
    private static final int LARGEST_DEAD_LETTER = 2 * LARGEST_RECORD;

    public TopicConfig {
        settings = Map.copyOf(settings);
    }

    /// Every topic of the system, each followed by its dead-letter topic.
    public static List<TopicConfig> all() {
        return Arrays.stream(EventType.values())
                .flatMap(type -> Stream.of(type.topicConfig(), type.deadLetterTopicConfig()))
                .toList();
    }

    static TopicConfig forEvents(String topic, Retention retention) {
        return new TopicConfig(
                topic,
                PARTITIONS,
                switch (retention) {
                    case TIME -> deleteAfter(DAYS_KEPT, LARGEST_RECORD);
                    case COMPACTED ->
                        Map.of(
                                "cleanup.policy",
                                "compact",
                                "retention.ms",
                                "-1",
                                // Kafka compacts closed segments only; these topics are too small to fill one.
                                "segment.ms",
                                Long.toString(MILLIS_A_DAY),
                                "max.message.bytes",
                                Integer.toString(LARGEST_RECORD));
                });
    }

    static TopicConfig forDeadLetters(String topic) {
        return new TopicConfig(topic, PARTITIONS, deleteAfter(DAYS_DEAD_LETTERS_ARE_KEPT, LARGEST_DEAD_LETTER));
    }

    private static Map<String, String> deleteAfter(long days, int largestRecord) {
        return Map.of(
                "cleanup.policy", "delete",
                "retention.ms", Long.toString(days * MILLIS_A_DAY),
                "max.message.bytes", Integer.toString(largestRecord));
    }
}
