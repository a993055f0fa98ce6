package dk.punktum.flagger.intake.stream;

import static jakarta.ws.rs.core.Response.Status.NOT_FOUND;

import dk.punktum.flagger.intake.Caller;
import dk.punktum.flagger.intake.Problems;
import dk.punktum.flagger.intake.agreement.AgreementFacts;
import dk.punktum.flagger.intake.agreement.CallersAgreement;
import dk.punktum.flagger.intake.flag.FlagView;
import dk.punktum.flagger.intake.wording.Language;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Flags: followed while they change. An address of its own, so that nobody gets a stream who did not ask
/// for one.
@Path("/flags/{id}/events")
@Tag(name = "Flags")
class FlagEventsResource {

    private static final String CASE_OFFICERS = "case officers";

    private final ShowFlag showFlag;
    private final OpenStream openStream;
    private final StreamSettings settings;
    private final CallersAgreement callersAgreement;
    private final Caller caller;
    private final Sse sse;

    FlagEventsResource(
            ShowFlag showFlag,
            OpenStream openStream,
            StreamSettings settings,
            CallersAgreement callersAgreement,
            Caller caller,
            Sse sse) {
        this.showFlag = showFlag;
        this.openStream = openStream;
        this.settings = settings;
        this.callersAgreement = callersAgreement;
        this.caller = caller;
        this.sse = sse;
    }

    /// @param who whose places streams take
    private record Opened(String who, ShownFlag flag) {}

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RolesAllowed({"flagger", "case-officer"})
    // To look the flag up. Nothing waits on this thread while the stream is open.
    @Blocking
    @Operation(
            operationId = "followFlag",
            summary = "Shows a flag now, and again at each of its changes, by server-sent events",
            description = "Events `flag` with the flag as GET /flags/{id} shows it; comments as signs of life. Changes"
                    + " that follow each other closely may come as one. The stream ends when nothing more can become"
                    + " of the flag, and after 15 minutes; open it again with Last-Event-ID.")
    @APIResponse(
            responseCode = "200",
            description = "The stream; each event's data is:",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = FlagView.class)))
    @APIResponse(
            responseCode = "204",
            description = "Nothing more can become of the flag, and Last-Event-ID is its last state: do not ask again")
    @APIResponse(
            responseCode = "404",
            description = "unknown-flag: none with this id, or another authority's",
            content = @Content(mediaType = Problems.MEDIA_TYPE))
    @APIResponse(
            responseCode = "429",
            description = "too-many-streams",
            headers =
                    @Header(
                            name = HttpHeaders.RETRY_AFTER,
                            description = "Seconds until a stream may have ended",
                            required = true,
                            schema = @Schema(type = SchemaType.INTEGER, format = "int32")),
            content = @Content(mediaType = Problems.MEDIA_TYPE))
    public Multi<OutboundSseEvent> follow(
            UUID id,
            @Parameter(description = "The id of the last event that was read") @HeaderParam("Last-Event-ID") @Nullable
                    String lastEventId,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String acceptLanguage) {
        Language language = Language.of(acceptLanguage);
        Opened opened = open(id, language);
        return openStream
                .open(opened.who(), id, opened.flag(), language, lastEventId)
                .map(this::written);
    }

    private Opened open(UUID id, Language language) {
        if (caller.isCaseOfficer()) {
            return new Opened(CASE_OFFICERS, showFlag.any(id, language).orElseThrow(FlagEventsResource::unknown));
        }
        AgreementFacts agreement = callersAgreement.any(caller.clientId());
        return new Opened(
                agreement.id().toString(),
                showFlag.own(id, agreement, language).orElseThrow(FlagEventsResource::unknown));
    }

    private OutboundSseEvent written(Viewer.Event event) {
        return switch (event) {
            case Viewer.Event.Beat() ->
                sse.newEventBuilder()
                        .comment("following")
                        .reconnectDelay(settings.every().toMillis())
                        .build();
            case Viewer.Event.News(ShownFlag flag) ->
                sse.newEventBuilder()
                        .name("flag")
                        .id(flag.id())
                        .data(flag.json())
                        .build();
        };
    }

    private static HttpProblem unknown() {
        return Problems.problem(NOT_FOUND, "unknown-flag");
    }
}
