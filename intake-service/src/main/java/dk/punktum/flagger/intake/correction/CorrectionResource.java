package dk.punktum.flagger.intake.correction;

import static jakarta.ws.rs.core.Response.Status.CONFLICT;
import static jakarta.ws.rs.core.Response.Status.NOT_FOUND;

import dk.punktum.flagger.intake.Caller;
import dk.punktum.flagger.intake.IntakeLimits;
import dk.punktum.flagger.intake.JsonBody;
import dk.punktum.flagger.intake.Problems;
import dk.punktum.flagger.intake.agreement.AgreementFacts;
import dk.punktum.flagger.intake.agreement.CallersAgreement;
import dk.punktum.flagger.intake.flag.JudgeCorrection.Judgement;
import dk.punktum.flagger.intake.flag.Preference;
import dk.punktum.flagger.intake.idempotency.GivenAnswer;
import dk.punktum.flagger.intake.idempotency.IdempotencyKey;
import dk.punktum.flagger.intake.wording.Language;
import dk.punktum.flagger.intake.wording.Wording;
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
import java.net.URI;
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

/// Flags: corrected, and what they said before.
@Path("/flags/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Flags")
class CorrectionResource {

    private static final int SECONDS_TO_WAIT = 1;

    private final CorrectFlag correctFlag;
    private final TryCorrection tryCorrection;
    private final ListVersions listVersions;
    private final CallersAgreement callersAgreement;
    private final Caller caller;
    private final IntakeLimits limits;

    CorrectionResource(
            CorrectFlag correctFlag,
            TryCorrection tryCorrection,
            ListVersions listVersions,
            CallersAgreement callersAgreement,
            Caller caller,
            IntakeLimits limits) {
        this.correctFlag = correctFlag;
        this.tryCorrection = tryCorrection;
        this.listVersions = listVersions;
        this.callersAgreement = callersAgreement;
        this.caller = caller;
        this.limits = limits;
    }

    @POST
    @Path("/corrections")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("flagger")
    @Operation(
            operationId = "correctFlag",
            summary = "Corrects what a flag says, where no verdict and no hold rests on it",
            description =
                    "The whole flag as in POST /flags, as it is meant now, and reason. Case number, names, ground,"
                            + " measure, duration, urgency and day of the decision stay: changing them takes a flag that"
                            + " supersedes this one. Every version is kept.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CorrectionDescription.class),
                            examples = @ExampleObject(name = "another document", value = """
                                    {"reason": "The annex was missing.", "caseNumber": "2026-4711",
                                     "decisionDate": "2026-06-30", "legalGround": "terms-9.1", "measure": "SUSPEND",
                                     "proportionality": {"triedFirst": "The host was ordered to close the shop.",
                                                         "whyLessIsNotEnough": "It moves within hours.",
                                                         "effectOnMailAndSubPages": "No mail is in use."},
                                     "documentId": "0197c1f4-8b10-7000-8000-000000000018",
                                     "documentSha256": "b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c",
                                     "domains": ["eksempel.dk"]}""")))
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
                            schema = @Schema(implementation = CorrectionReceipt.Answer.class)))
    @APIResponse(
            responseCode = "201",
            description = "Corrected",
            headers =
                    @Header(
                            name = HttpHeaders.LOCATION,
                            description = "All versions of the flag",
                            required = true,
                            schema = @Schema(type = SchemaType.STRING)),
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CorrectionReceipt.class)))
    @APIResponse(
            responseCode = "400",
            description = "not-json, flag-malformed, idempotency-key-missing, idempotency-key-malformed",
            content = @Content(mediaType = Problems.MEDIA_TYPE))
    @APIResponse(
            responseCode = "403",
            description = "no-agreement, agreement-not-in-force, or a wrong role",
            content = @Content(mediaType = Problems.MEDIA_TYPE))
    @APIResponse(
            responseCode = "404",
            description = "unknown-flag: none with this id, or another authority's",
            content = @Content(mediaType = Problems.MEDIA_TYPE))
    @APIResponse(
            responseCode = "409",
            description = "already-superseded, flag-is-withdrawn, request-in-progress (with Retry-After)",
            headers =
                    @Header(
                            name = HttpHeaders.RETRY_AFTER,
                            description = "Seconds until the same request is worth sending again",
                            schema = @Schema(type = SchemaType.INTEGER, format = "int32")),
            content = @Content(mediaType = Problems.MEDIA_TYPE))
    @APIResponse(
            responseCode = "422",
            description = "not-correctable, nothing-corrected, idempotency-key-reused, or as POST /flags",
            content = @Content(mediaType = Problems.MEDIA_TYPE))
    public Response correct(
            UUID id,
            @Parameter(
                            description =
                                    "New for each correction, the same for its repetitions. Needed unless it is a dry run.",
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
        AgreementFacts agreement = callersAgreement.any(caller.clientId());
        if (Preference.isDryRun(preferences)) {
            return preview(id, agreement, JsonBody.read(body, limits));
        }
        IdempotencyKey key = IdempotencyKey.of(idempotencyKey);
        JsonBody correction = JsonBody.read(body, limits);
        return switch (correctFlag.correct(
                id, agreement, caller.clientId(), key, correction, Language.of(acceptLanguage))) {
            case CorrectFlag.Outcome.Corrected(GivenAnswer answer) ->
                Response.status(answer.status())
                        .location(URI.create("/flags/" + answer.flagId() + "/versions"))
                        .type(MediaType.APPLICATION_JSON)
                        .entity(answer.body())
                        .build();
            case CorrectFlag.Outcome.Refused(HttpProblem problem) -> throw problem;
            case CorrectFlag.Outcome.InProgress() ->
                throw Problems.builder(CONFLICT, "request-in-progress", Wording.problem("request-in-progress"))
                        .withHeader(HttpHeaders.RETRY_AFTER, SECONDS_TO_WAIT)
                        .build();
            case CorrectFlag.Outcome.KeyReused() ->
                throw Problems.problem(Problems.UNPROCESSABLE_CONTENT, "idempotency-key-reused");
        };
    }

    private Response preview(UUID id, AgreementFacts agreement, JsonBody body) {
        return switch (tryCorrection.attempt(id, agreement, body.object())) {
            case Judgement.Allowed allowed ->
                Response.ok(new CorrectionPreview(id, allowed.version()))
                        .header(Preference.APPLIED, Preference.DRY_RUN)
                        .build();
            case Judgement.Refused(HttpProblem problem) ->
                throw HttpProblem.builder(problem)
                        .withHeader(Preference.APPLIED, Preference.DRY_RUN)
                        .build();
        };
    }

    @GET
    @Path("/versions")
    @RolesAllowed({"flagger", "case-officer"})
    @Operation(
            operationId = "listFlagVersions",
            summary = "Everything that a flag has said, oldest first: as handed in, and each correction")
    @APIResponse(
            responseCode = "200",
            description = "The versions",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.ARRAY, implementation = VersionView.class)))
    @APIResponse(
            responseCode = "404",
            description = "unknown-flag: none with this id, or another authority's",
            content = @Content(mediaType = Problems.MEDIA_TYPE))
    public List<VersionView> versions(UUID id) {
        return (caller.isCaseOfficer()
                        ? listVersions.any(id)
                        : listVersions.own(id, callersAgreement.any(caller.clientId())))
                .orElseThrow(() -> Problems.problem(NOT_FOUND, "unknown-flag"));
    }
}
