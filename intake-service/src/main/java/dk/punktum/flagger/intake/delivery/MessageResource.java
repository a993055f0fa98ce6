package dk.punktum.flagger.intake.delivery;

import static jakarta.ws.rs.core.Response.Status.ACCEPTED;
import static jakarta.ws.rs.core.Response.Status.BAD_REQUEST;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.punktum.flagger.intake.Caller;
import dk.punktum.flagger.intake.IntakeLimits;
import dk.punktum.flagger.intake.JsonBody;
import dk.punktum.flagger.intake.Members;
import dk.punktum.flagger.intake.Problems;
import dk.punktum.flagger.intake.Problems.FieldError;
import dk.punktum.flagger.intake.agreement.CallersAgreement;
import dk.punktum.flagger.intake.webhook.WebhookResource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The messages of a webhook.
@Path("/webhooks")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("flagger")
@Tag(name = "Webhooks")
class MessageResource {

    private static final int LONGEST = 100;

    private final AskForMessages askForMessages;
    private final CallersAgreement callersAgreement;
    private final Caller caller;
    private final IntakeLimits limits;

    MessageResource(
            AskForMessages askForMessages, CallersAgreement callersAgreement, Caller caller, IntakeLimits limits) {
        this.askForMessages = askForMessages;
        this.callersAgreement = callersAgreement;
        this.caller = caller;
        this.limits = limits;
    }

    /// @param messageId the header `webhook-id` that the receiver will see
    @Schema(name = "WebhookTest")
    record Test(String messageId) {}

    /// @param messages how many will be sent again
    @Schema(name = "ReplayedMessages")
    record Replay(int messages) {}

    /// For the API's description: one of the two.
    @Schema(name = "WebhookReplay")
    record ReplayRequest(
            @Schema(examples = "2026-07-01T00:00:00Z") @Nullable
            Instant since,

            @Schema(examples = "msg_0197c1f4-8b10-7000-8000-000000000017") @Nullable
            String messageId) {}

    @GET
    @Path("/{id}/messages")
    @Operation(operationId = "listWebhookMessages", summary = "The newest 200 messages, and what came of them")
    @APIResponse(
            responseCode = "200",
            description = "The newest first",
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = MessageView.class)))
    @APIResponse(
            responseCode = "404",
            description = "unknown-webhook",
            content = @Content(mediaType = Problems.MEDIA_TYPE))
    public List<MessageView> messages(UUID id) {
        return askForMessages.newest(id, agreement()).orElseThrow(WebhookResource::unknown);
    }

    @POST
    @Path("/{id}/test")
    @Operation(operationId = "testWebhook", summary = "Sends a message of the type webhook.test")
    @APIResponse(
            responseCode = "202",
            description = "It is on its way",
            content = @Content(schema = @Schema(implementation = Test.class)))
    @APIResponse(
            responseCode = "404",
            description = "unknown-webhook",
            content = @Content(mediaType = Problems.MEDIA_TYPE))
    public Response test(UUID id) {
        Test sent = askForMessages
                .test(id, agreement(), caller.clientId())
                .map(Test::new)
                .orElseThrow(WebhookResource::unknown);
        return Response.status(ACCEPTED).entity(sent).build();
    }

    @POST
    @Path("/{id}/replay")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "replayWebhook",
            summary = "Sends one message, or all since a time, once more",
            description = "Under the same ids, in the order of each flag's changes.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = ReplayRequest.class),
                            examples = @ExampleObject(name = "all since", value = """
                                    {"since": "2026-07-01T00:00:00Z"}""")))
    @APIResponse(
            responseCode = "202",
            description = "They are on their way",
            content = @Content(schema = @Schema(implementation = Replay.class)))
    @APIResponse(
            responseCode = "400",
            description = "not-json, replay-malformed",
            content = @Content(mediaType = Problems.MEDIA_TYPE))
    @APIResponse(
            responseCode = "404",
            description = "unknown-webhook",
            content = @Content(mediaType = Problems.MEDIA_TYPE))
    public Response replay(UUID id, InputStream body) {
        UUID agreement = agreement();
        ObjectNode asked = JsonBody.read(body, limits).object();
        List<FieldError> faults = new ArrayList<>();
        var members = new Members(asked, "", Set.of("since", "messageId"), faults);
        UUID messageId = asked.has("messageId") ? message(members.text("messageId", LONGEST), faults) : null;
        Instant since = asked.has("messageId") ? Instant.EPOCH : time(members.text("since", LONGEST), faults);
        if (since == null || !faults.isEmpty()) {
            throw Problems.problem(BAD_REQUEST, "replay-malformed", faults);
        }
        Replay replay = askForMessages
                .replay(id, agreement, caller.clientId(), messageId, since)
                .map(Replay::new)
                .orElseThrow(WebhookResource::unknown);
        return Response.status(ACCEPTED).entity(replay).build();
    }

    private static @Nullable UUID message(@Nullable String shown, List<FieldError> faults) {
        UUID id = shown == null ? null : Messages.id(shown).orElse(null);
        if (id == null) {
            faults.add(FieldError.of("/messageId", "not-a-message-id"));
        }
        return id;
    }

    private static @Nullable Instant time(@Nullable String text, List<FieldError> faults) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException _) {
            faults.add(FieldError.of("/since", "not-an-instant"));
            return null;
        }
    }

    private UUID agreement() {
        return callersAgreement.any(caller.clientId()).id();
    }
}
