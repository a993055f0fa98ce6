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
            summary = "Hands in one XARF v4 report, or an array of up to 100",
            description = "Each report is one flag. What XARF has no place for stands in its member trusted_flagger."
                    + " Evidence is held to its hashes and not kept.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "one report", value = XarfExample.REPORT)))
    @APIResponse(
            responseCode = "200",
            description = "Of an array, or in a dry run: what came of each report",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = XarfReceipt.class)))
    @APIResponse(
            responseCode = "202",
            description = "Of a single report: taken",
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
    public Response submit(
            @Parameter(required = true, description = "New for each request, the same for its repetitions")
                    @HeaderParam("Idempotency-Key")
                    @Nullable
                    String idempotencyKey,
            @Parameter(description = "handling=dry-run: say what would happen, and do nothing") @HeaderParam("Prefer")
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
