package dk.punktum.flagger.intake.flag;

import static jakarta.ws.rs.core.Response.Status.BAD_REQUEST;

import dk.punktum.flagger.intake.Caller;
import dk.punktum.flagger.intake.Problems;
import dk.punktum.flagger.intake.agreement.CallersAgreement;
import dk.punktum.flagger.intake.wording.Language;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Flags: found again, and followed.
@Path("/flags")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Flags")
class FlagListResource {

    /// An extension relation type (RFC 8288, section 2.1.2).
    private static final String RESUME = "tag:punktum.dk,2026:rel/resume";

    private static final int PAGE = 50;
    private static final int LARGEST_PAGE = 100;

    private final ReadFlags readFlags;
    private final ListFlags listFlags;
    private final CallersAgreement callersAgreement;
    private final Caller caller;

    FlagListResource(ReadFlags readFlags, ListFlags listFlags, CallersAgreement callersAgreement, Caller caller) {
        this.readFlags = readFlags;
        this.listFlags = listFlags;
        this.callersAgreement = callersAgreement;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({"flagger", "case-officer"})
    @Operation(
            operationId = "listFlags",
            summary = "Finds the flag with an authority's own case number, or lists the authority's flags",
            description = "With caseNumber: at most one for an authority; a case officer sees those of all authorities."
                    + " Without: the authority's flags in the order in which they changed, page by page.")
    @APIResponse(
            responseCode = "200",
            description = "The flags that were asked for; maybe none",
            headers =
                    @Header(
                            name = "Link",
                            description = "Of a page: rel=\"next\" when there is another one already, and rel=\""
                                    + RESUME + "\", where what changes from now on will be (RFC 8288)",
                            schema = @Schema(type = SchemaType.STRING)),
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.ARRAY, implementation = FlagView.class)))
    @APIResponse(
            responseCode = "400",
            description = "case-number-missing, not-an-instant, not-a-cursor, limit-out-of-range",
            content = @Content(mediaType = Problems.MEDIA_TYPE))
    public Response find(
            @Parameter(description = "The authority's own", schema = @Schema(type = SchemaType.STRING, maxLength = 100))
                    @QueryParam("caseNumber")
                    @Nullable
                    String caseNumber,
            @Parameter(
                            description = "Only flags that changed at or after this time in UTC",
                            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
                    @QueryParam("updatedSince")
                    @Nullable
                    String updatedSince,
            @Parameter(description = "From a Link of another page; opaque") @QueryParam("cursor") @Nullable
                    String cursor,
            @Parameter(
                            description = "How many flags on a page",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            format = "int32",
                                            minimum = "1",
                                            maximum = "100",
                                            defaultValue = "50"))
                    @QueryParam("limit")
                    @Nullable
                    String limit,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String acceptLanguage) {
        Language language = Language.of(acceptLanguage);
        if (caseNumber != null && !caseNumber.isBlank()) {
            return Response.ok(found(caseNumber.strip(), language)).build();
        }
        if (caseNumber != null || caller.isCaseOfficer()) {
            throw FlagProblems.caseNumberMissing();
        }
        return page(instant(updatedSince), cursor(cursor), size(limit), updatedSince, language);
    }

    private List<FlagView> found(String caseNumber, Language language) {
        return caller.isCaseOfficer()
                ? readFlags.any(caseNumber, language)
                : readFlags.own(caseNumber, callersAgreement.any(caller.clientId()), language);
    }

    private Response page(Instant since, FlagCursor after, int size, @Nullable String updatedSince, Language language) {
        ListFlags.Page page = listFlags
                .page(callersAgreement.any(caller.clientId()), since, after, size, language)
                .orElseThrow(FlagListResource::notACursor);
        String on = "/flags?limit=%d&cursor=%s%s"
                .formatted(size, page.end().text(), updatedSince == null ? "" : "&updatedSince=" + since);
        Response.ResponseBuilder answer =
                Response.ok(page.flags()).header(HttpHeaders.LINK, "<%s>; rel=\"%s\"".formatted(on, RESUME));
        return (page.more() ? answer.header(HttpHeaders.LINK, "<%s>; rel=\"next\"".formatted(on)) : answer).build();
    }

    private static Instant instant(@Nullable String updatedSince) {
        try {
            return updatedSince == null ? Instant.EPOCH : Instant.parse(updatedSince);
        } catch (DateTimeException e) {
            throw Problems.problem(BAD_REQUEST, "not-an-instant");
        }
    }

    private static FlagCursor cursor(@Nullable String cursor) {
        return cursor == null ? FlagCursor.START : FlagCursor.read(cursor).orElseThrow(FlagListResource::notACursor);
    }

    private static HttpProblem notACursor() {
        return Problems.problem(BAD_REQUEST, "not-a-cursor");
    }

    private static int size(@Nullable String limit) {
        if (limit == null) {
            return PAGE;
        }
        if (!limit.matches("[0-9]{1,3}") || Integer.parseInt(limit) < 1 || Integer.parseInt(limit) > LARGEST_PAGE) {
            throw Problems.problem(BAD_REQUEST, "limit-out-of-range", LARGEST_PAGE);
        }
        return Integer.parseInt(limit);
    }
}
