package dk.punktum.flagger.console.topics;

import dk.punktum.flagger.console.cluster.Cluster;
import dk.punktum.flagger.console.cluster.Pair;
import dk.punktum.flagger.console.page.Page;
import dk.punktum.flagger.console.page.Texts;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;

/// The page Topics, a page for each group on a topic, and their streams.
@Path("/topics")
@RolesAllowed(Page.VIEWER)
class TopicsPage {

    @CheckedTemplate(basePath = "topics")
    static final class Templates {
        static native TemplateInstance topics(Texts t, TopicsView view);

        static native TemplateInstance summary(Texts t, TopicsView view);

        static native TemplateInstance state(Texts t, TopicsView view);

        static native TemplateInstance group(Texts t, GroupView view);

        static native TemplateInstance groupState(Texts t, GroupView view);

        private Templates() {}
    }

    private final Page page;
    private final Cluster cluster;
    private final TopicsStream stream;

    TopicsPage(Page page, Cluster cluster, TopicsStream stream) {
        this.page = page;
        this.cluster = cluster;
        this.stream = stream;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance show() {
        return Templates.topics(page.t(), TopicsView.of(cluster.now(), cluster));
    }

    @GET
    @Path("/stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> stream() {
        return stream.overview(page.t());
    }

    @GET
    @Path("/{topic}/{group}")
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance show(@PathParam("topic") String topic, @PathParam("group") String group) {
        return Templates.group(page.t(), GroupView.of(known(topic, group), cluster));
    }

    @GET
    @Path("/{topic}/{group}/stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> stream(@PathParam("topic") String topic, @PathParam("group") String group) {
        return stream.of(known(topic, group), page.t());
    }

    /// Groups that somebody once had and that have left nothing are not to be told from ones that never
    /// were.
    private Pair known(String topic, String group) {
        var pair = new Pair(topic, group);
        if (cluster.now().of(pair).isEmpty() && cluster.trend(pair).isEmpty()) {
            throw new NotFoundException();
        }
        return pair;
    }
}
