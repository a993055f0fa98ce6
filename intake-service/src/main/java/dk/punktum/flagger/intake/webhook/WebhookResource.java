package dk.punktum.flagger.intake.webhook;

import static jakarta.ws.rs.core.Response.Status.BAD_REQUEST;
import static jakarta.ws.rs.core.Response.Status.CONFLICT;
import static jakarta.ws.rs.core.Response.Status.CREATED;
import static jakarta.ws.rs.core.Response.Status.NOT_FOUND;

import dk.punktum.flagger.intake.Caller;
import dk.punktum.flagger.intake.IntakeLimits;
import dk.punktum.flagger.intake.JsonBody;
import dk.punktum.flagger.intake.Members;
import dk.punktum.flagger.intake.Problems;
import dk.punktum.flagger.intake.Problems.FieldError;
import dk.punktum.flagger.intake.agreement.CallersAgreement;
import dk.punktum.flagger.intake.webhook.ChangeWebhook.Change;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

/// An authority's webhooks.
@Path("/webhooks")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("flagger")
@Tag(name = "Webhooks")
public class WebhookResource {

    private final RegisterWebhook registerWebhook;
    private final ChangeWebhook changeWebhook;
    private final Webhooks webhooks;
    private final WebhookSettings settings;
    private final CallersAgreement callersAgreement;
    private final Caller caller;
    private final IntakeLimits limits;
    private final Clock clock;

    WebhookResource(
            RegisterWebhook registerWebhook,
            ChangeWebhook changeWebhook,
            Webhooks webhooks,
            WebhookSettings settings,
            CallersAgreement callersAgreement,
            Caller caller,
            IntakeLimits limits,
            Clock clock) {
        this.registerWebhook = registerWebhook;
        this.changeWebhook = changeWebhook;
        this.webhooks = webhooks;
        this.settings = settings;
        this.callersAgreement = callersAgreement;
        this.caller = caller;
        this.limits = limits;
        this.clock = clock;
    }

    /// For the API's description.
    @Schema(name = "WebhookRegistration")
    record Registration(
            @Schema(required = true, examples = "https://example.dk/flags")
            String url) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "registerWebhook",
            summary = "Registers a receiver of status changes",
            description = "Its secret is in the answer, and is never shown again.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = Registration.class),
                            examples = @ExampleObject(name = "a receiver", value = """
                                    {"url": "https://example.dk/flags"}""")))
    @APIResponse(
            responseCode = "201",
            description = "Registered; keep the secret",
            content = @Content(schema = @Schema(implementation = WebhookView.class)))
    @APIResponse(
            responseCode = "400",
            description = "not-json, webhook-malformed",
            content = @Content(mediaType = Problems.MEDIA_TYPE))
    @APIResponse(
            responseCode = "409",
            description = "too-many-webhooks",
            content = @Content(mediaType = Problems.MEDIA_TYPE))
    public Response register(InputStream body) {
        UUID agreement = agreement();
        String url = url(JsonBody.read(body, limits));
        WebhookView made = registerWebhook
                .register(agreement, caller.clientId(), url)
                .orElseThrow(() -> Problems.problem(CONFLICT, "too-many-webhooks", settings.mostPerAgreement()));
        return Response.status(CREATED).entity(made).build();
    }

    private String url(JsonBody body) {
        List<FieldError> faults = new ArrayList<>();
        String url = new Members(body.object(), "", Set.of("url"), faults).text("url", Integer.MAX_VALUE);
        if (faults.isEmpty()) {
            TargetRules.objection(url, settings.loopbackAllowed())
                    .map(objection -> FieldError.of("/url", objection.code()))
                    .ifPresent(faults::add);
        }
        if (url == null || !faults.isEmpty()) {
            throw Problems.problem(BAD_REQUEST, "webhook-malformed", faults);
        }
        return url;
    }

    @GET
    @Operation(
            operationId = "listWebhooks",
            summary = "Lists the authority's webhooks",
            description = "Without their secrets.")
    @APIResponse(
            responseCode = "200",
            description = "Maybe none",
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = WebhookView.class)))
    @Transactional
    public List<WebhookView> list() {
        return webhooks.ofAgreement(agreement(), clock.instant()).stream()
                .map(WebhookView::of)
                .toList();
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "deleteWebhook", summary = "Deletes a webhook, and what it was still to be told")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(
            responseCode = "404",
            description = "unknown-webhook",
            content = @Content(mediaType = Problems.MEDIA_TYPE))
    public void delete(UUID id) {
        change(id, Change.DELETE);
    }

    @POST
    @Path("/{id}/rotate-secret")
    @Operation(
            operationId = "rotateWebhookSecret",
            summary = "Gives a new secret",
            description = "It is shown this once. For a day, messages are signed with the former one as well.")
    @APIResponse(
            responseCode = "200",
            description = "With its new secret",
            content = @Content(schema = @Schema(implementation = WebhookView.class)))
    @APIResponse(
            responseCode = "404",
            description = "unknown-webhook",
            content = @Content(mediaType = Problems.MEDIA_TYPE))
    public WebhookView rotateSecret(UUID id) {
        return change(id, Change.ROTATE_SECRET);
    }

    @POST
    @Path("/{id}/enable")
    @Operation(
            operationId = "enableWebhook",
            summary = "Goes on with a webhook that was disabled",
            description = "What has waited is due at once.")
    @APIResponse(
            responseCode = "200",
            description = "It is enabled",
            content = @Content(schema = @Schema(implementation = WebhookView.class)))
    @APIResponse(
            responseCode = "404",
            description = "unknown-webhook",
            content = @Content(mediaType = Problems.MEDIA_TYPE))
    public WebhookView enable(UUID id) {
        return change(id, Change.ENABLE);
    }

    private WebhookView change(UUID id, Change change) {
        Optional<WebhookView> changed = changeWebhook.change(id, agreement(), caller.clientId(), change);
        return changed.orElseThrow(WebhookResource::unknown);
    }

    private UUID agreement() {
        return callersAgreement.any(caller.clientId()).id();
    }

    public static HttpProblem unknown() {
        return Problems.problem(NOT_FOUND, "unknown-webhook");
    }
}
