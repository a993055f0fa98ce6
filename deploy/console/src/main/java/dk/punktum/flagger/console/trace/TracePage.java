package dk.punktum.flagger.console.trace;

import dk.punktum.flagger.console.page.Page;
import dk.punktum.flagger.console.page.Texts;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The page Trace, and its stream.
@Path("/trace")
@RolesAllowed(Page.VIEWER)
class TracePage {

    @CheckedTemplate(basePath = "trace")
    static final class Templates {
        static native TemplateInstance trace(
                Texts t, String typed, String stream, boolean understood, @Nullable String meant, String stories);

        static native TemplateInstance stories(Texts t, List<StoryView> stories, long count, long leftOut);

        private Templates() {}
    }

    private final Page page;
    private final Stories stories;
    private final OpenTraces open;
    private final Clock clock;

    TracePage(Page page, Stories stories, OpenTraces open, Clock clock) {
        this.page = page;
        this.stories = stories;
        this.open = open;
        this.clock = clock;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance show(@QueryParam("q") @Nullable String q) {
        Texts t = page.t();
        String typed = q == null ? "" : q.strip();
        if (typed.isEmpty()) {
            return Templates.trace(t, "", "", true, null, "");
        }
        return switch (Sought.of(typed)) {
            case Sought.NotUnderstood none -> Templates.trace(t, typed, "", false, none.meant(), "");
            case Sought.Name name -> found(t, typed, name);
            case Sought.Number number -> found(t, typed, number);
            case Sought.Id id -> found(t, typed, id);
        };
    }

    private TemplateInstance found(Texts t, String typed, Sought sought) {
        String stream = "/trace/stream?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8);
        return Templates.trace(t, typed, stream, true, null, html(t, stories.of(sought), clock.instant()));
    }

    static String html(Texts t, Stories.Found found, Instant now) {
        List<StoryView> views =
                found.stories().stream().map(story -> StoryView.of(story, now)).toList();
        return Templates.stories(t, views, views.size(), found.leftOut()).render();
    }

    @GET
    @Path("/stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> stream(@QueryParam("q") @Nullable String q) {
        return open.open(page.t(), Sought.of(q == null ? "" : q));
    }
}
