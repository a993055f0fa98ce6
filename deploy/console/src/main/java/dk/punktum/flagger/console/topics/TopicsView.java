package dk.punktum.flagger.console.topics;

import dk.punktum.flagger.console.cluster.Cluster;
import dk.punktum.flagger.console.cluster.ClusterState;
import dk.punktum.flagger.console.cluster.GroupState;
import dk.punktum.flagger.console.cluster.TopicState;
import dk.punktum.flagger.console.cluster.TrendPoint;
import io.quarkus.qute.TemplateData;
import java.time.Duration;
import java.util.List;

/// What the page Topics shows.
///
/// @param known whether Kafka has ever answered since the console was started
/// @param needSomebody groups that a person should look after
@TemplateData
record TopicsView(ClusterState state, boolean known, List<GroupRow> groups, List<GroupRow> needSomebody) {

    static TopicsView of(ClusterState state, Cluster cluster) {
        List<GroupRow> rows = state.groups().stream()
                .map(group -> GroupRow.of(group, cluster.trend(group.pair())))
                .toList();
        return new TopicsView(
                state,
                state.at() != null,
                rows,
                rows.stream()
                        .filter(row -> row.group().judgement().needsSomebody())
                        .toList());
    }

    /// Topics with dead letters, and all others, in the order of the contract.
    public List<TopicState> topics() {
        return state.topics();
    }

    /// A group on a topic.
    ///
    /// @param line of the lag in seconds over the last hour, as [Curve#SMALL] draws it
    /// @param worst the largest lag of the last hour
    @TemplateData
    record GroupRow(GroupState group, String line, Duration worst) {

        static GroupRow of(GroupState group, List<TrendPoint> trend) {
            return new GroupRow(group, Curve.SMALL.points(trend, TrendPoint::seconds), GroupView.worst(trend));
        }
    }
}
