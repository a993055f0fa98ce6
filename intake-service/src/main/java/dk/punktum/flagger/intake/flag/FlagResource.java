package dk.punktum.flagger.intake.flag;

import dk.punktum.flagger.intake.Caller;
import dk.punktum.flagger.intake.IntakeLimits;
import dk.punktum.flagger.intake.JsonBody;
import dk.punktum.flagger.intake.Problems;
import dk.punktum.flagger.intake.agreement.CallersAgreement;
import dk.punktum.flagger.intake.idempotency.IdempotencyKey;
import dk.punktum.flagger.intake.quota.RateLimit;
import dk.punktum.flagger.intake.wording.Language;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Flags: handed in, and followed.
@Path("/flags")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Flags")
class FlagResource {

    private final FlagDesk desk;
    private final ReadFlags readFlags;
    private final RateLimit rateLimit;
    private final CallersAgreement callersAgreement;
    private final Caller caller;
    private final IntakeLimits limits;

    FlagResource(
            FlagDesk desk,
            ReadFlags readFlags,
            RateLimit rateLimit,
            CallersAgreement callersAgreement,
            Caller caller,
            IntakeLimits limits) {
        this.desk = desk;
        this.readFlags = readFlags;
        this.rateLimit = rateLimit;
        this.callersAgreement = callersAgreement;
        this.caller = caller;
        this.limits = limits;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("flagger")
    @Operation(
            operationId = "submitFlag",
            summary = "Hands in a decision about 1 to 100 names",
            description = "Taken when at least one name is accepted; each name has its own result. Sent again with the"
                    + " same Idempotency-Key, it gets the same answer again and nothing happens twice.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = FlagDescription.class),
                            examples = @ExampleObject(name = "three names", value = Examples.SUBMISSION)))
    @APIResponse(
            responseCode = "200",
            description = "With Prefer: handling=dry-run: it would be taken. Nothing has happened.",
            headers =
                    @Header(
                            name = Preference.APPLIED,
                            description = "handling=dry-run (RFC 7240)",
                            required = true,
                            schema = @Schema(type = SchemaType.STRING)),
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = FlagDescription.Answer.class)))
    @APIResponse(
            responseCode = "202",
            description = "Taken. The registry opens a case for each accepted name.",
            headers = {
                @Header(
                        name = HttpHeaders.LOCATION,
                        description = "The flag",
                        required = true,
                        schema = @Schema(type = SchemaType.STRING)),
                @Header(
                        name = RateLimit.POLICY,
                        description = "What the agreement allows per hour",
                        schema = @Schema(type = SchemaType.STRING)),
                @Header(
                        name = RateLimit.STATE,
                        description = "What is left, and in how many seconds there is more",
                        schema = @Schema(type = SchemaType.STRING))
            },
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = FlagReceipt.class),
                            examples = @ExampleObject(name = "receipt", value = Examples.RECEIPT)))
    @APIResponse(
            responseCode = "400",
            description = "not-json, flag-malformed, idempotency-key-missing, idempotency-key-malformed",
            content = @Content(mediaType = Problems.MEDIA_TYPE))
    @APIResponse(
            responseCode = "403",
            description = "no-agreement, agreement-not-in-force, or a wrong role",
            content = @Content(mediaType = Problems.MEDIA_TYPE))
    @APIResponse(
            responseCode = "409",
            description = "case-number-taken, already-superseded, request-in-progress (with Retry-After)",
            headers =
                    @Header(
                            name = HttpHeaders.RETRY_AFTER,
                            description = "Seconds until the same request is worth sending again",
                            schema = @Schema(type = SchemaType.INTEGER, format = "int32")),
            content = @Content(mediaType = Problems.MEDIA_TYPE))
    @APIResponse(responseCode = "413", description = "too-large", content = @Content(mediaType = Problems.MEDIA_TYPE))
    @APIResponse(
            responseCode = "422",
            description = "Refused by a rule: errors has them all, each with its JSON pointer",
            content =
                    @Content(
                            mediaType = Problems.MEDIA_TYPE,
                            examples = @ExampleObject(name = "two rules", value = Examples.REFUSED)))
    @APIResponse(
            responseCode = "429",
            description = "quota-exceeded (with Retry-After): as much was handed in as the agreement allows per hour",
            headers = {
                @Header(
                        name = RateLimit.POLICY,
                        description = "What the agreement allows per hour",
                        schema = @Schema(type = SchemaType.STRING)),
                @Header(
                        name = RateLimit.STATE,
                        description = "What is left, and in how many seconds there is more",
                        schema = @Schema(type = SchemaType.STRING)),
                @Header(
                        name = HttpHeaders.RETRY_AFTER,
                        description = "Seconds until the same request fits",
                        required = true,
                        schema = @Schema(type = SchemaType.INTEGER, format = "int32"))
            },
            content = @Content(mediaType = Problems.MEDIA_TYPE))
    public Response submit(
            @Parameter(
                            description =
                                    "New for each flag, the same for its repetitions. Needed unless it is a dry run.",
                            schema = @Schema(type = SchemaType.STRING, minLength = 1, maxLength = 255))
                    @HeaderParam("Idempotency-Key")
                    @Nullable
                    String idempotencyKey,
            @Parameter(
                            description = "handling=dry-run: say what would happen, and do nothing (RFC 7240)",
                            schema = @Schema(type = SchemaType.STRING))
                    @HeaderParam("Prefer")
                    List<String> preferences,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String acceptLanguage,
            InputStream body) {
        try {
            Response answer = Preference.isDryRun(preferences)
                    ? desk.preview(caller.clientId(), JsonBody.read(body, limits), Language.of(acceptLanguage))
                    : desk.take(
                            caller.clientId(),
                            IdempotencyKey.of(idempotencyKey),
                            JsonBody.read(body, limits),
                            Language.of(acceptLanguage));
            return rateLimit.on(answer, caller.clientId());
        } catch (HttpProblem refusal) {
            throw rateLimit.of(caller.clientId()).on(refusal);
        }
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"flagger", "case-officer"})
    @Operation(
            operationId = "getFlag",
            summary = "Shows a flag and what has become of each of its names",
            description = "True right after the flag was handed in.")
    @APIResponse(
            responseCode = "200",
            description = "The flag",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = FlagView.class),
                            examples = @ExampleObject(name = "in effect", value = Examples.VIEW)))
    @APIResponse(
            responseCode = "404",
            description = "unknown-flag: none with this id, or another authority's",
            content = @Content(mediaType = Problems.MEDIA_TYPE))
    public FlagView get(UUID id, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String acceptLanguage) {
        Language language = Language.of(acceptLanguage);
        return (caller.isCaseOfficer()
                        ? readFlags.any(id, language)
                        : readFlags.own(id, callersAgreement.any(caller.clientId()), language))
                .orElseThrow(FlagProblems::unknown);
    }
}
