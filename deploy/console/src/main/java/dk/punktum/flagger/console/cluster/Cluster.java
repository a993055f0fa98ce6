package dk.punktum.flagger.console.cluster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What is known of Kafka now, and the last hour of it.
@ApplicationScoped
public class Cluster {

    private final Samples samples;
    private final ClusterConfig config;
    private final Event<ClusterState> news;
    private volatile ClusterState state = ClusterState.UNKNOWN;

    Cluster(ClusterConfig config, Event<ClusterState> news) {
        this.config = config;
        this.news = news;
        this.samples = new Samples(config.keep());
    }

    public ClusterState now() {
        return state;
    }

    /// A group's lag on a topic over the last hour, oldest first; empty when it has never been seen to read
    /// it.
    public List<TrendPoint> trend(Pair pair) {
        return samples.trend(pair);
    }

    void saw(Look look, Map<Position, Instant> times) {
        state = LagRules.state(look, times, samples, config.limits());
        samples.add(LagRules.sample(look, times));
        news.fire(state);
    }

    void doesNotAnswer(Instant since) {
        state = state.silent(since);
        news.fire(state);
    }
}
