package dk.punktum.flagger.console.topics;

import dk.punktum.flagger.console.cluster.Cluster;
import dk.punktum.flagger.console.cluster.ClusterState;
import dk.punktum.flagger.console.cluster.Pair;
import dk.punktum.flagger.console.page.Texts;
import dk.punktum.flagger.console.stream.PageStream;
import dk.punktum.flagger.console.stream.Streams;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Tells every open page of what each look at Kafka brought. Nothing is made for pages that nobody has
/// open.
@ApplicationScoped
class TopicsStream {

    private final Cluster cluster;
    private final Streams streams;
    private final PageStream overview;
    private final Map<Pair, PageStream> groups = new ConcurrentHashMap<>();

    TopicsStream(Cluster cluster, Streams streams) {
        this.cluster = cluster;
        this.streams = streams;
        this.overview = streams.forPage();
    }

    Multi<OutboundSseEvent> overview(Texts t) {
        show(cluster.now());
        return overview.open(t);
    }

    /// @param pair one that is known, so that the number of streams has a bound
    Multi<OutboundSseEvent> of(Pair pair, Texts t) {
        PageStream stream = groups.computeIfAbsent(pair, _ -> streams.forPage());
        show(pair, stream);
        return stream.open(t);
    }

    void onLook(@Observes ClusterState state) {
        if (overview.isWatched()) {
            show(state);
        }
        groups.forEach((pair, stream) -> {
            if (stream.isWatched()) {
                show(pair, stream);
            }
        });
    }

    private void show(ClusterState state) {
        TopicsView view = TopicsView.of(state, cluster);
        overview.part("summary", t -> html(TopicsPage.Templates.summary(t, view)));
        overview.part("topics", t -> html(TopicsPage.Templates.state(t, view)));
    }

    private void show(Pair pair, PageStream stream) {
        GroupView view = GroupView.of(pair, cluster);
        stream.part("group", t -> html(TopicsPage.Templates.groupState(t, view)));
    }

    private static String html(TemplateInstance template) {
        return template.render();
    }
}
