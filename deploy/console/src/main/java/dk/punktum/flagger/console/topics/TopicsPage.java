package dk.punktum.flagger.console.topics;

import dk.punktum.flagger.console.page.Page;
import dk.punktum.flagger.console.page.Texts;
import dk.punktum.flagger.console.stream.PageStream;
import dk.punktum.flagger.console.stream.Streams;
import dk.punktum.flagger.events.EventType;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.util.Arrays;
import java.util.List;

/// The page Topics, and its stream.
@Path("/topics")
@RolesAllowed(Page.VIEWER)
class TopicsPage {

    @CheckedTemplate(basePath = "topics")
    static final class Templates {
        static native TemplateInstance topics(Texts t, List<String> topics);

        private Templates() {}
    }

    private final Page page;
    private final PageStream stream;

    TopicsPage(Page page, Streams streams) {
        this.page = page;
        this.stream = streams.forPage();
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance show() {
        return Templates.topics(
                page.t(),
                Arrays.stream(EventType.values()).map(EventType::topic).toList());
    }

    @GET
    @Path("/stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> stream() {
        return stream.open(page.t());
    }
}
