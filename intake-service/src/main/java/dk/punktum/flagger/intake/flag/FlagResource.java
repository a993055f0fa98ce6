package dk.punktum.flagger.intake.flag;

import dk.punktum.flagger.intake.Caller;
import dk.punktum.flagger.intake.IntakeFigures;
import dk.punktum.flagger.intake.IntakeLimits;
import dk.punktum.flagger.intake.JsonBody;
import dk.punktum.flagger.intake.Problems;
import dk.punktum.flagger.intake.agreement.CallersAgreement;
import dk.punktum.flagger.intake.idempotency.GivenAnswer;
import dk.punktum.flagger.intake.idempotency.IdempotencyKey;
import dk.punktum.flagger.intake.wording.Language;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
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

    private final SubmitFlag submitFlag;
    private final ReadFlags readFlags;
    private final CallersAgreement callersAgreement;
    private final Caller caller;
    private final IntakeLimits limits;
    private final IntakeFigures figures;

    FlagResource(
            SubmitFlag submitFlag,
            ReadFlags readFlags,
            CallersAgreement callersAgreement,
            Caller caller,
            IntakeLimits limits,
            IntakeFigures figures) {
        this.submitFlag = submitFlag;
        this.readFlags = readFlags;
        this.callersAgreement = callersAgreement;
        this.caller = caller;
        this.limits = limits;
        this.figures = figures;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("flagger")
    @Operation(
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
            responseCode = "202",
            description = "Taken. The registry opens a case for each accepted name.",
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
            description = "case-number-taken, request-in-progress (with Retry-After)",
            content = @Content(mediaType = Problems.MEDIA_TYPE))
    @APIResponse(responseCode = "413", description = "too-large", content = @Content(mediaType = Problems.MEDIA_TYPE))
    @APIResponse(
            responseCode = "422",
            description = "Refused by a rule: errors has them all, each with its JSON pointer",
            content =
                    @Content(
                            mediaType = Problems.MEDIA_TYPE,
                            examples = @ExampleObject(name = "two rules", value = Examples.REFUSED)))
    public Response submit(
            @Parameter(required = true, description = "New for each flag, the same for its repetitions")
                    @HeaderParam("Idempotency-Key")
                    @Nullable
                    String idempotencyKey,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String acceptLanguage,
            InputStream body) {
        IdempotencyKey key = IdempotencyKey.of(idempotencyKey);
        JsonBody submission = JsonBody.read(body, limits);
        return answer(submitFlag.submit(
                caller.clientId(),
                key,
                submission.fingerprint(),
                submission.contentSha256(),
                FlagSubmission.read(submission.object()),
                Language.of(acceptLanguage)));
    }

    private Response answer(SubmitFlag.Outcome outcome) {
        return switch (outcome) {
            case SubmitFlag.Outcome.Accepted(GivenAnswer answer, List<DomainRuling> domains) -> {
                figures.flagAccepted();
                domains.forEach(this::count);
                yield answer(answer);
            }
            case SubmitFlag.Outcome.Repeated(GivenAnswer answer) -> {
                figures.flagRepeated();
                yield answer(answer);
            }
            case SubmitFlag.Outcome.Refused(IntakeRuling ruling) -> throw figures.flagRefused(FlagProblems.of(ruling));
            case SubmitFlag.Outcome.InProgress() -> throw figures.flagRefused(FlagProblems.inProgress());
            case SubmitFlag.Outcome.KeyReused() -> throw figures.flagRefused(FlagProblems.keyReused());
            case SubmitFlag.Outcome.NoAgreement() -> throw figures.flagRefused(CallersAgreement.none());
        };
    }

    private static Response answer(GivenAnswer answer) {
        return Response.status(answer.status())
                .location(URI.create(FlagReceipt.Links.of(answer.flagId()).self()))
                .type(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CONTENT_LANGUAGE, answer.language().tag())
                .entity(answer.body())
                .build();
    }

    private void count(DomainRuling ruling) {
        switch (ruling) {
            case DomainRuling.Accepted _ -> figures.domainAccepted();
            case DomainRuling.Refused refused ->
                figures.domainRefused(refused.refusal().code());
        }
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"flagger", "case-officer"})
    @Operation(
            summary = "Shows a flag and what has become of each of its names",
            description = "True right after the flag was handed in.")
    @APIResponse(
            responseCode = "200",
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

    @GET
    @RolesAllowed({"flagger", "case-officer"})
    @Operation(
            summary = "Finds the flag with an authority's own case number",
            description = "At most one for an authority. A case officer sees those of all authorities.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.ARRAY, implementation = FlagView.class)))
    @APIResponse(
            responseCode = "400",
            description = "case-number-missing",
            content = @Content(mediaType = Problems.MEDIA_TYPE))
    public List<FlagView> find(
            @QueryParam("caseNumber") @Nullable String caseNumber,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String acceptLanguage) {
        if (caseNumber == null || caseNumber.isBlank()) {
            throw FlagProblems.caseNumberMissing();
        }
        Language language = Language.of(acceptLanguage);
        return caller.isCaseOfficer()
                ? readFlags.any(caseNumber.strip(), language)
                : readFlags.own(caseNumber.strip(), callersAgreement.any(caller.clientId()), language);
    }
}
