package dk.punktum.flagger.console.pipeline;

import dk.punktum.flagger.console.page.Page;
import dk.punktum.flagger.console.page.Texts;
import dk.punktum.flagger.console.services.Caller;
import dk.punktum.flagger.console.services.ServiceAnswer;
import dk.punktum.flagger.console.services.ServiceClient;
import dk.punktum.flagger.console.stream.PageStream;
import dk.punktum.flagger.console.stream.Streams;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.runtime.Startup;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// The front page, and its stream.
@Path("/")
@RolesAllowed(Page.VIEWER)
@Singleton
@Startup
class PipelinePage {

    @CheckedTemplate(basePath = "pipeline")
    static final class Templates {
        static native TemplateInstance pipeline(Texts t, PipelineView view);

        static native TemplateInstance stages(Texts t, PipelineView view);

        static native TemplateInstance services(Texts t, PipelineView view);

        static native TemplateInstance safety(Texts t, @Nullable SafetyView safety);

        private Templates() {}
    }

    private final Page page;
    private final SecurityIdentity identity;
    private final PageStream stream;
    private final PollServices pollServices;
    private final ServiceClient client;

    PipelinePage(
            Page page, SecurityIdentity identity, Streams streams, PollServices pollServices, ServiceClient client) {
        this.page = page;
        this.identity = identity;
        this.stream = streams.forPage();
        this.pollServices = pollServices;
        this.client = client;
        pollServices.listen(view -> {
            stream.part("stages", t -> Templates.stages(t, view).render());
            stream.part("services", t -> Templates.services(t, view).render());
            stream.part("safety", t -> Templates.safety(t, view.safety()).render());
        });
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance show() {
        return Templates.pipeline(page.t(), pollServices.view());
    }

    @GET
    @Path("/pipeline/stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> stream() {
        return stream.open(page.t());
    }

    /// To the story of what has waited longest in a stage, as its service knows it now; back to the front page when
    /// nothing waits there any more, or the service does not say.
    @GET
    @Path("/pipeline/oldest/{stage}")
    public Response oldest(String stage) {
        Stage asked = Stage.labelled(stage).orElseThrow(NotFoundException::new);
        ServiceAnswer answer = client.get(asked.service(), "/operator/unfinished", Caller.of(identity));
        return Response.seeOther(story(asked, answer)).build();
    }

    private static URI story(Stage stage, ServiceAnswer answer) {
        return switch (answer) {
            case ServiceAnswer.Given(var stages) -> OldestReading.trace(stage, stages);
            case ServiceAnswer.Refused _, ServiceAnswer.Away _ ->
                UriBuilder.fromPath("/").build();
        };
    }
}
