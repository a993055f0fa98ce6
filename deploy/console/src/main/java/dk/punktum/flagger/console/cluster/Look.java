package dk.punktum.flagger.console.cluster;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the broker answered at one moment.
record Look(Instant at, Map<Place, Partition> partitions, List<Group> groups) {

    /// A partition.
    record Place(String topic, int number) {}

    /// @param begin offset of the oldest record that is kept
    /// @param end offset that the next record gets
    /// @param newest the latest time of a record; null when there is none
    record Partition(long begin, long end, @Nullable Instant newest) {}

    /// @param committed how far the group has read, where it has said so
    /// @param assigned what its members read at the moment
    record Group(String name, int members, Map<Place, Long> committed, Set<Place> assigned) {}
}
