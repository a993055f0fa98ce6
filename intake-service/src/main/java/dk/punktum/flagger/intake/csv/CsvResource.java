package dk.punktum.flagger.intake.csv;

import static jakarta.ws.rs.core.Response.Status.BAD_REQUEST;

import dk.punktum.flagger.intake.Caller;
import dk.punktum.flagger.intake.FileBody;
import dk.punktum.flagger.intake.IntakeLimits;
import dk.punktum.flagger.intake.Problems;
import dk.punktum.flagger.intake.flag.Preference;
import dk.punktum.flagger.intake.idempotency.IdempotencyKey;
import dk.punktum.flagger.intake.quota.RateLimit;
import dk.punktum.flagger.intake.wording.Language;
import dk.punktum.flagger.intake.wording.Wording;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.io.InputStream;
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

/// Takes in flags as a table.
@Path("/flags/csv")
@Tag(name = "Flags")
class CsvResource {

    private static final String CSV = "text/csv";
    private static final String CSV_UTF_8 = CSV + ";charset=UTF-8";

    private static final List<Variant> ANSWERS = Variant.mediaTypes(
                    MediaType.APPLICATION_JSON_TYPE, MediaType.valueOf(CSV))
            .build();

    private final SubmitTable submitTable;
    private final RateLimit rateLimit;
    private final Caller caller;
    private final IntakeLimits limits;

    CsvResource(SubmitTable submitTable, RateLimit rateLimit, Caller caller, IntakeLimits limits) {
        this.submitTable = submitTable;
        this.rateLimit = rateLimit;
        this.caller = caller;
        this.limits = limits;
    }

    @POST
    @Consumes(CSV)
    @Produces({MediaType.APPLICATION_JSON, CSV})
    @RolesAllowed("flagger")
    @Operation(
            operationId = "submitTable",
            summary = "Hands in flags as a table",
            description =
                    "RFC 4180, UTF-8, comma or semicolon, at most 1000 lines. One name for each line; lines with the"
                            + " same case number are one flag. Each flag is taken or refused for itself.")
    @RequestBody(required = true, content = @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(
            responseCode = "200",
            description =
                    "The table was read. What came of each line stands in the answer, as a table with Accept: text/csv",
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
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = CsvReceipt.class),
                        examples =
                                @ExampleObject(
                                        name = "one line",
                                        value =
                                                "{\"taken\": 0, \"refused\": 1, \"flags\": [], \"lines\": [{\"line\": 2, \"caseNumber\": \"2026-4711\", \"domain\": \"eksempel.dk\", \"outcome\": \"REFUSED\", \"errors\": [{\"column\": \"decisionDate\", \"code\": \"decision-date-in-future\", \"detail\": \"A decision is handed in once it has been made.\"}]}]}")),
                @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(
            responseCode = "400",
            description = "csv-unreadable, idempotency-key-missing, idempotency-key-malformed",
            content = @Content(mediaType = Problems.MEDIA_TYPE))
    @APIResponse(responseCode = "413", description = "too-large", content = @Content(mediaType = Problems.MEDIA_TYPE))
    public Response submit(
            @Parameter(
                            description =
                                    "New for each table, the same for its repetitions. Needed unless it is a dry run.",
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
            @Context Request request,
            InputStream body) {
        boolean dryRun = Preference.isDryRun(preferences);
        IdempotencyKey key = dryRun ? null : IdempotencyKey.of(idempotencyKey);
        FileBody file = FileBody.read(body, limits.fileSize());
        CsvTable.Lines table = lines(CsvText.read(file.bytes()));
        CsvReceipt receipt = submitTable.submit(table.lines(), key, file.contentSha256(), Language.of(acceptLanguage));
        Variant wanted = request.selectVariant(ANSWERS);
        Response.ResponseBuilder answer =
                wanted != null && wanted.getMediaType().toString().equals(CSV)
                        ? Response.ok(CsvAnswer.write(receipt, table), CSV_UTF_8)
                        : Response.ok(receipt, MediaType.APPLICATION_JSON_TYPE);
        if (dryRun) {
            answer.header(Preference.APPLIED, Preference.DRY_RUN);
        }
        return rateLimit.of(caller.clientId()).on(answer.build());
    }

    private static CsvTable.Lines lines(CsvTable table) {
        return switch (table) {
            case CsvTable.Lines lines -> lines;
            case CsvTable.Unreadable(List<CsvFault> faults) -> throw unreadable(faults);
        };
    }

    private static HttpProblem unreadable(List<CsvFault> faults) {
        return Problems.builder(BAD_REQUEST, "csv-unreadable", Wording.problem("csv-unreadable"))
                .with("errors", faults)
                .build();
    }
}
