package dk.punktum.flagger.intake.stream;

import static jakarta.ws.rs.core.Response.Status.NOT_FOUND;

import dk.punktum.flagger.intake.Problems;
import dk.punktum.flagger.intake.agreement.AgreementFacts;
import dk.punktum.flagger.intake.agreement.CallersAgreement;
import dk.punktum.flagger.intake.portal.Visitor;
import dk.punktum.flagger.intake.portal.person.ActingAs;
import dk.punktum.flagger.intake.portal.person.AuthorityRole;
import dk.punktum.flagger.intake.wording.Language;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// The same stream for the portal's page of a flag, which is told that something is new and fetches what it
/// shows.
@Path("/portal/flags/{id}/events")
@RolesAllowed(Visitor.ROLE)
@ActingAs({AuthorityRole.SUBMITTER, AuthorityRole.APPROVER})
class PortalEventsResource {

    private final ShowFlag showFlag;
    private final OpenStream openStream;
    private final CallersAgreement callersAgreement;
    private final Visitor visitor;
    private final Sse sse;

    PortalEventsResource(
            ShowFlag showFlag, OpenStream openStream, CallersAgreement callersAgreement, Visitor visitor, Sse sse) {
        this.showFlag = showFlag;
        this.openStream = openStream;
        this.callersAgreement = callersAgreement;
        this.visitor = visitor;
        this.sse = sse;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    // To look the flag up. Nothing waits on this thread while the stream is open.
    @Blocking
    @Operation(hidden = true)
    public Multi<OutboundSseEvent> follow(UUID id, @HeaderParam("Last-Event-ID") @Nullable String lastEventId) {
        AgreementFacts agreement = callersAgreement.any(visitor.authority());
        Language language = visitor.t().language();
        ShownFlag flag =
                showFlag.own(id, agreement, language).orElseThrow(() -> Problems.problem(NOT_FOUND, "unknown-flag"));
        // Pages of people have places of their own: they take none from the authority's machines.
        return openStream
                .open("people of " + agreement.id(), id, flag, language, lastEventId)
                .map(this::written);
    }

    private OutboundSseEvent written(Viewer.Event event) {
        return switch (event) {
            case Viewer.Event.Beat() ->
                sse.newEventBuilder().comment("following").build();
            case Viewer.Event.News(ShownFlag flag) ->
                sse.newEventBuilder().name("flag").id(flag.id()).data("changed").build();
        };
    }
}
