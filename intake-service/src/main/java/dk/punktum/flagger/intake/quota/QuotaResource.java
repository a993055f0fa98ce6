package dk.punktum.flagger.intake.quota;

import static jakarta.ws.rs.core.Response.Status.BAD_REQUEST;
import static jakarta.ws.rs.core.Response.Status.NOT_FOUND;

import dk.punktum.flagger.intake.Caller;
import dk.punktum.flagger.intake.IntakeLimits;
import dk.punktum.flagger.intake.JsonBody;
import dk.punktum.flagger.intake.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Where the registry's people see and set how much an authority may hand in.
@Path("/operator/quotas/{agreementId}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Quotas")
class QuotaResource {

    private final ReadQuota readQuota;
    private final SetQuota setQuota;
    private final Caller caller;
    private final IntakeLimits limits;

    QuotaResource(ReadQuota readQuota, SetQuota setQuota, Caller caller, IntakeLimits limits) {
        this.readQuota = readQuota;
        this.setQuota = setQuota;
        this.caller = caller;
        this.limits = limits;
    }

    @GET
    @RolesAllowed({"viewer", "operator", "operator-admin", "registry-admin"})
    @Operation(operationId = "getQuota", summary = "Shows an agreement's quota, what is used of it, and who has set it")
    @APIResponse(responseCode = "200", description = "As it stands now")
    @APIResponse(
            responseCode = "404",
            description = "unknown-agreement",
            content = @Content(mediaType = Problems.MEDIA_TYPE))
    public QuotaView get(UUID agreementId) {
        return readQuota.of(agreementId).orElseThrow(QuotaResource::unknown);
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"operator-admin", "registry-admin"})
    @Operation(
            operationId = "setQuota",
            summary = "Sets an agreement's quota",
            description = "From the next flag on, on all instances. Without flagsPerHour and namesPerHour, what is"
                    + " configured counts again.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = QuotaSubmission.Description.class),
                            examples =
                                    @ExampleObject(
                                            name = "more",
                                            value =
                                                    "{\"flagsPerHour\": 2000, \"namesPerHour\": 5000, \"reason\": \"announced\"}")))
    @APIResponse(responseCode = "200", description = "Set")
    @APIResponse(
            responseCode = "400",
            description = "not-json, quota-malformed",
            content = @Content(mediaType = Problems.MEDIA_TYPE))
    @APIResponse(
            responseCode = "404",
            description = "unknown-agreement",
            content = @Content(mediaType = Problems.MEDIA_TYPE))
    public QuotaView put(UUID agreementId, InputStream body) {
        QuotaSubmission wanted =
                QuotaSubmission.read(JsonBody.read(body, limits).object());
        if (!wanted.faults().isEmpty()) {
            throw Problems.problem(BAD_REQUEST, "quota-malformed", wanted.faults());
        }
        if (!setQuota.set(
                agreementId, wanted.limits(), caller.person(), Objects.requireNonNull(wanted.reason(), "no faults"))) {
            throw unknown();
        }
        return get(agreementId);
    }

    private static HttpProblem unknown() {
        return Problems.problem(NOT_FOUND, "unknown-agreement");
    }
}
