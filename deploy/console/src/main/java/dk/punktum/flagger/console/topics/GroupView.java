package dk.punktum.flagger.console.topics;

import dk.punktum.flagger.console.cluster.Cluster;
import dk.punktum.flagger.console.cluster.ClusterState;
import dk.punktum.flagger.console.cluster.GroupState;
import dk.punktum.flagger.console.cluster.Pair;
import dk.punktum.flagger.console.cluster.TrendPoint;
import io.quarkus.qute.TemplateData;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What the page of one group on one topic shows.
///
/// @param group null when it has gone
@TemplateData
record GroupView(Pair pair, ClusterState state, @Nullable GroupState group, List<TrendPoint> trend) {

    static GroupView of(Pair pair, Cluster cluster) {
        ClusterState state = cluster.now();
        return new GroupView(pair, state, state.of(pair).orElse(null), cluster.trend(pair));
    }

    static Duration worst(List<TrendPoint> trend) {
        return Duration.ofSeconds(
                trend.stream().mapToLong(TrendPoint::seconds).max().orElse(0));
    }

    /// The same as the chart, in words: the worst of each five minutes, newest first.
    public List<Row> rows() {
        var worst = new TreeMap<Long, Row>();
        for (TrendPoint point : trend) {
            long slot = point.at().getEpochSecond() / 300;
            worst.merge(
                    slot,
                    new Row(Instant.ofEpochSecond(slot * 300), point.records(), Duration.ofSeconds(point.seconds())),
                    Row::worse);
        }
        return new ArrayList<>(worst.descendingMap().values());
    }

    /// Null before the first look at the group.
    public @Nullable Chart chart() {
        return trend.isEmpty() ? null : Chart.of(trend);
    }

    /// @param from the beginning of five minutes
    @TemplateData
    record Row(Instant from, long records, Duration behind) {

        Row worse(Row other) {
            return new Row(
                    from, Math.max(records, other.records), behind.compareTo(other.behind) > 0 ? behind : other.behind);
        }
    }
}
