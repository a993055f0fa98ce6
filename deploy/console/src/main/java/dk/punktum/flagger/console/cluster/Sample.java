package dk.punktum.flagger.console.cluster;

import java.time.Instant;
import java.util.Map;

/// What is remembered of a look for an hour.
///
/// @param ends per topic, dead-letter topics included: the sum of its partitions' ends
record Sample(Instant at, Map<String, Long> ends, Map<Pair, Reading> readings) {

    /// @param read the sum of the offsets up to which the group has read
    record Reading(long read, long lag, long seconds) {}
}
