package dk.punktum.flagger.suspension.poll;

import static jakarta.ws.rs.core.Response.Status.BAD_REQUEST;
import static jakarta.ws.rs.core.Response.Status.NOT_FOUND;

import dk.punktum.flagger.suspension.CommittedOrder;
import dk.punktum.flagger.suspension.Cursor;
import dk.punktum.flagger.suspension.ListParameters;
import dk.punktum.flagger.suspension.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The registrars' queues, for the registry's EPP server to hand on.
@Path("/poll-messages")
@Tag(name = "Poll messages")
@RolesAllowed("downstream")
class PollMessageResource {

    private static final int PAGE = 100;
    private static final Pattern POSITION = Pattern.compile("\\d{0,18}");
    private static final String EPP = "application/epp+xml";

    private final PollMessages messages;
    private final AcknowledgePollMessage acknowledgePollMessage;
    private final CommittedOrder order;

    PollMessageResource(PollMessages messages, AcknowledgePollMessage acknowledgePollMessage, CommittedOrder order) {
        this.messages = messages;
        this.acknowledgePollMessage = acknowledgePollMessage;
        this.order = order;
    }

    /// @param next   to be given as `cursor` to get the page after this; absent on the last one
    /// @param resume to be given as `cursor` at any later time to get what has been queued since
    record PollMessagePage(
            List<PollMessageView> messages,
            @Schema(examples = "MTA0MiAxNw") @Nullable String next,
            @Schema(examples = "MTA0MiAxNw") String resume) {}

    @GET
    @Transactional
    @Operation(summary = "Lists the messages that wait to be acknowledged, oldest first, 100 at a time")
    @APIResponse(responseCode = "200", description = "A page; `next` leads to the one after it")
    @APIResponse(responseCode = "400", description = "A parameter can not be read; `application/problem+json`")
    public PollMessagePage list(
            @Parameter(description = "Only this registrar's", example = "REG-100001-DK")
                    @QueryParam("registrar")
                    @Nullable
                    String registrar,
            @Parameter(description = "Only those queued at or after this", example = "2026-07-01T00:00:00Z")
                    @QueryParam("updatedSince")
                    @Nullable
                    String updatedSince,
            @Parameter(description = "`next` or `resume` of a page before") @QueryParam("cursor") @Nullable
                    String cursor) {
        order.freeze();
        Cursor from = ListParameters.cursor(cursor, POSITION, order);
        var found = messages.page(registrar, ListParameters.instant(updatedSince), from, PAGE + 1);
        var page = found.subList(0, Math.min(PAGE, found.size()));
        String resume = (page.isEmpty() ? from : page.getLast().at()).text();
        return new PollMessagePage(
                page.stream()
                        .map(listed -> PollMessageView.of(listed.content(), listed.queuedAt()))
                        .toList(),
                found.size() > PAGE ? resume : null,
                resume);
    }

    @GET
    @Path("/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(summary = "Shows a message that waits to be acknowledged")
    @APIResponse(responseCode = "200", description = "The message")
    @APIResponse(responseCode = "404", description = "`unknown-poll-message`; `application/problem+json`")
    public PollMessageView get(String id) {
        PollMessage message = find(id);
        return PollMessageView.of(message.content(), message.queuedAt());
    }

    @GET
    @Path("/{id}")
    // Who accepts both, or says nothing, gets JSON.
    @Produces(EPP + ";qs=0.5")
    @Transactional
    @Operation(summary = "Shows a message as the EPP response to a poll request (RFC 8590)")
    @APIResponse(responseCode = "200", description = "The EPP response, in Danish or English")
    @APIResponse(responseCode = "400", description = "`not-a-state`; `application/problem+json`")
    @APIResponse(responseCode = "404", description = "`unknown-poll-message`; `application/problem+json`")
    public Response epp(
            String id,
            @Parameter(
                            description =
                                    "Which side of the change: `before` or `after`; the one before goes first into"
                                            + " the registrar's queue",
                            example = "before")
                    @QueryParam("state")
                    @Nullable
                    String state,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language) {
        ObjectState side = side(state);
        Wording words = Wording.of(language);
        return Response.ok(ChangePollXml.of(find(id), side, words), EPP)
                .header(HttpHeaders.CONTENT_LANGUAGE, words.language())
                .header(HttpHeaders.VARY, "Accept, Accept-Language")
                .build();
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Acknowledges a message: it is gone from the queue; again does no harm")
    @APIResponse(responseCode = "204", description = "Acknowledged, now or before")
    @APIResponse(responseCode = "404", description = "`unknown-poll-message`; `application/problem+json`")
    public void acknowledge(String id) {
        if (!acknowledgePollMessage.acknowledge(uuid(id))) {
            throw unknown();
        }
    }

    private PollMessage find(String id) {
        return messages.find(uuid(id)).orElseThrow(PollMessageResource::unknown);
    }

    private static ObjectState side(@Nullable String text) {
        return switch (text) {
            case null -> ObjectState.AFTER;
            case "before" -> ObjectState.BEFORE;
            case "after" -> ObjectState.AFTER;
            default -> throw Problems.problem(BAD_REQUEST, "not-a-state", "`state` is either before or after.");
        };
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
    }

    private static HttpProblem unknown() {
        return Problems.problem(NOT_FOUND, "unknown-poll-message", "No message with this id waits.");
    }
}
