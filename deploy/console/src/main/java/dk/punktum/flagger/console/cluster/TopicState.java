package dk.punktum.flagger.console.cluster;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A topic as it is.
///
/// @param partitions how many
/// @param records that it keeps (for a compacted topic, at most)
/// @param newest the latest time of a record; null when it is empty
/// @param inPerMinute records added, over the last minute
/// @param deadLetters records on its dead-letter topic, whether or not somebody has dealt with them
/// @param deadLettersOfLate those that came within the time that samples are kept
public record TopicState(
        String topic,
        int partitions,
        long records,
        @Nullable Instant newest,
        double inPerMinute,
        long deadLetters,
        long deadLettersOfLate) {}
