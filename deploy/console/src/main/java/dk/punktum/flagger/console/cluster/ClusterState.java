package dk.punktum.flagger.console.cluster;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is known of Kafka.
///
/// @param at when Kafka last answered; null when it has not yet
/// @param silentSince since when it does not answer; null when it does
/// @param topics of the contract, in its order; without the dead-letter topics
/// @param groups whoever needs somebody first, then whoever is behind, then by topic
public record ClusterState(
        @Nullable Instant at, @Nullable Instant silentSince, List<TopicState> topics, List<GroupState> groups) {

    static final ClusterState UNKNOWN = new ClusterState(null, null, List.of(), List.of());

    public boolean answers() {
        return at != null && silentSince == null;
    }

    public Optional<GroupState> of(Pair pair) {
        return groups.stream().filter(group -> group.pair().equals(pair)).findFirst();
    }

    ClusterState silent(Instant since) {
        return new ClusterState(at, silentSince == null ? since : silentSince, topics, groups);
    }
}
