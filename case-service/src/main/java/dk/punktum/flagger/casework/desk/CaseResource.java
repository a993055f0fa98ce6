package dk.punktum.flagger.casework.desk;

import static jakarta.ws.rs.core.Response.Status.BAD_REQUEST;

import dk.punktum.flagger.casework.Problems;
import dk.punktum.flagger.casework.Problems.FieldError;
import dk.punktum.flagger.casework.flagcase.CaseQuery;
import dk.punktum.flagger.casework.flagcase.CaseStatus;
import dk.punktum.flagger.casework.flagcase.EntryView;
import dk.punktum.flagger.casework.flagcase.FlagCases;
import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.DomainNameReading;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Shows cases: lists of them, each with its checks, and its whole story.
@Path("/cases")
@RolesAllowed({"case-officer", "case-approver", "operator"})
@Tag(name = "Cases")
class CaseResource {

    private static final int LARGEST_PAGE = 200;

    private final FlagCases cases;
    private final CaseSheets sheets;

    CaseResource(FlagCases cases, CaseSheets sheets) {
        this.cases = cases;
        this.sheets = sheets;
    }

    @GET
    @Transactional
    @Operation(summary = "Lists cases, newest first")
    public CasePage list(
            @QueryParam("status") @Parameter(schema = @Schema(implementation = CaseStatus.class)) @Nullable
                    String status,
            @QueryParam("domain")
                    @Parameter(description = "As an A-label or as people write it", example = "æøåöäüé.dk")
                    @Nullable
                    String domain,
            @QueryParam("flagId") @Nullable UUID flagId,
            @QueryParam("caseNumber") @Parameter(example = "C-2026-000042") @Nullable String caseNumber,
            @QueryParam("page") @DefaultValue("0") int page,
            @QueryParam("size") @DefaultValue("50") int size) {
        if (page < 0 || size < 1 || size > LARGEST_PAGE) {
            throw Problems.problem(
                    BAD_REQUEST, "page-out-of-range", "page is 0 or more, size 1 to %d.".formatted(LARGEST_PAGE));
        }
        var query = new CaseQuery(
                status == null ? null : status(status),
                domain == null ? null : domain(domain),
                flagId,
                caseNumber,
                page,
                size);
        return new CasePage(cases.page(query), page, size, cases.count(query));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Shows a case with its checks", description = "The ETag is for If-Match.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CaseSheet.class)))
    public Response get(UUID id) {
        return sheets.answer(id);
    }

    @GET
    @Path("/{id}/timeline")
    @Transactional
    @Operation(summary = "Tells the whole story of a case", description = "In the order in which it happened.")
    public List<EntryView> timeline(UUID id) {
        return cases.story(id).orElseThrow(CaseSheets::unknown);
    }

    private static CaseStatus status(String text) {
        try {
            return CaseStatus.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw Problems.problem(BAD_REQUEST, "unknown-status", "One of %s.".formatted(List.of(CaseStatus.values())));
        }
    }

    private static DomainName domain(String text) {
        return switch (DomainName.read(text)) {
            case DomainNameReading.Understood understood -> understood.name();
            case DomainNameReading.Refused refused ->
                throw Problems.problem(
                        BAD_REQUEST,
                        "not-a-domain-name",
                        "domain is not a registrable name under .dk.",
                        List.of(new FieldError("/domain", code(refused.reason()), "See the code.")));
        };
    }

    private static String code(DomainNameReading.Reason reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
