package dk.punktum.flagger.intake.xarf;

import com.fasterxml.jackson.databind.JsonNode;
import dk.punktum.flagger.intake.Caller;
import dk.punktum.flagger.intake.FileBody;
import dk.punktum.flagger.intake.IntakeLimits;
import dk.punktum.flagger.intake.JsonBody;
import dk.punktum.flagger.intake.Problems;
import dk.punktum.flagger.intake.flag.Preference;
import dk.punktum.flagger.intake.idempotency.IdempotencyKey;
import dk.punktum.flagger.intake.quota.RateLimit;
import dk.punktum.flagger.intake.wording.Language;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
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

/// Takes in flags as XARF v4 reports (https://github.com/xarf/xarf-spec): one as an object, several as an array.
@Path("/flags/xarf")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Flags")
class XarfResource {

    private static final int MOST_REPORTS = 100;

    private final SubmitReport submitReport;
    private final RateLimit rateLimit;
    private final Caller caller;
    private final IntakeLimits limits;

    XarfResource(SubmitReport submitReport, RateLimit rateLimit, Caller caller, IntakeLimits limits) {
        this.submitReport = submitReport;
        this.rateLimit = rateLimit;
        this.caller = caller;
        this.limits = limits;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("flagger")
    @Operation(
            operationId = "submitXarf",
            summary = "Hands in one XARF v4 report, or an array of up to 100",
            description = "Each report is one flag. What XARF has no place for stands in its member trusted_flagger."
                    + " Evidence is held to its hashes and not kept.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Object.class, description = "XARF v4, or an array of it"),
                            examples = @ExampleObject(name = "one report", value = XarfExample.REPORT)))
    @APIResponse(
            responseCode = "200",
            description = "Of an array, or in a dry run: what came of each report",
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
                        name = Preference.APPLIED,
                        description = "handling=dry-run, if it was one (RFC 7240)",
                        schema = @Schema(type = SchemaType.STRING))
            },
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = XarfReceipt.Answer.class)))
    @APIResponse(
            responseCode = "202",
            description = "Of a single report: taken",
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
                        name = Preference.APPLIED,
                        description = "handling=dry-run, if it was one (RFC 7240)",
                        schema = @Schema(type = SchemaType.STRING))
            },
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = XarfReceipt.OfReport.class)))
    @APIResponse(
            responseCode = "400",
            description = "not-json, report-malformed, and what POST /flags answers",
            content = @Content(mediaType = Problems.MEDIA_TYPE))
    @APIResponse(
            responseCode = "422",
            description = "prohibited-payload, evidence-mismatch, too-many-reports, no-reports, and what POST /flags"
                    + " answers",
            content = @Content(mediaType = Problems.MEDIA_TYPE))
    @APIResponse(
            responseCode = "403",
            description = "no-agreement, agreement-not-in-force, or a wrong role",
            content = @Content(mediaType = Problems.MEDIA_TYPE))
    @APIResponse(
            responseCode = "409",
            description = "case-number-taken, request-in-progress (with Retry-After)",
            content = @Content(mediaType = Problems.MEDIA_TYPE))
    @APIResponse(
            responseCode = "429",
            description = "quota-exceeded (with Retry-After)",
            content = @Content(mediaType = Problems.MEDIA_TYPE))
    public Response submit(
            @Parameter(
                            description =
                                    "New for each request, the same for its repetitions. Needed unless it is a dry run.",
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
        boolean dryRun = Preference.isDryRun(preferences);
        IdempotencyKey key = dryRun ? null : IdempotencyKey.of(idempotencyKey);
        Language language = Language.of(acceptLanguage);
        FileBody file = FileBody.read(body, limits.fileSize());
        JsonNode sent = JsonBody.tree(file.bytes());
        try {
            Response answer = sent.isArray()
                    ? several(sent, key, file.contentSha256(), language)
                    : single(submitReport.submit(sent, key, file.contentSha256(), language));
            return rateLimit.of(caller.clientId()).on(marked(answer, dryRun));
        } catch (HttpProblem refusal) {
            throw rateLimit.of(caller.clientId()).on(refusal);
        }
    }

    private static Response single(SubmitReport.Outcome outcome) {
        HttpProblem problem = outcome.answer().problem();
        if (problem != null) {
            throw problem;
        }
        return Response.status(outcome.answer().status()).entity(outcome.at(0)).build();
    }

    private Response several(JsonNode reports, @Nullable IdempotencyKey key, String contentSha256, Language language) {
        if (reports.isEmpty()) {
            throw Problems.problem(Problems.UNPROCESSABLE_CONTENT, "no-reports");
        }
        if (reports.size() > MOST_REPORTS) {
            throw Problems.problem(Problems.UNPROCESSABLE_CONTENT, "too-many-reports", MOST_REPORTS);
        }
        List<XarfReceipt.OfReport> results = new ArrayList<>();
        for (int i = 0; i < reports.size(); i++) {
            results.add(submitReport
                    .submit(reports.get(i), key, contentSha256, language)
                    .at(i));
        }
        return Response.ok(XarfReceipt.of(results)).build();
    }

    private static Response marked(Response answer, boolean dryRun) {
        return dryRun
                ? Response.fromResponse(answer)
                        .header(Preference.APPLIED, Preference.DRY_RUN)
                        .build()
                : answer;
    }
}
