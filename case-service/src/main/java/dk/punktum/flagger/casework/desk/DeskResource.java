package dk.punktum.flagger.casework.desk;

import static jakarta.ws.rs.core.Response.Status.BAD_REQUEST;
import static jakarta.ws.rs.core.Response.Status.CONFLICT;
import static jakarta.ws.rs.core.Response.Status.FORBIDDEN;
import static jakarta.ws.rs.core.Response.Status.PRECONDITION_FAILED;

import dk.punktum.flagger.casework.Problems;
import dk.punktum.flagger.casework.Problems.FieldError;
import dk.punktum.flagger.casework.desk.DeskRuling.Refusal;
import dk.punktum.flagger.casework.flagcase.CaseView;
import dk.punktum.flagger.casework.flagcase.ReverseReason;
import dk.punktum.flagger.events.DeclineReason;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.StatusType;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// What an officer does with a case on the desk, or with one that was upheld.
@Path("/cases/{id}")
@RolesAllowed({"case-officer", "case-approver"})
@Tag(name = "Desk")
class DeskResource {

    private static final int LONGEST_NOTE = 2000;
    private static final Pattern ETAG = Pattern.compile("\"(\\d{1,9})\"");

    private final ActOnCase actOnCase;
    private final SecurityIdentity caller;

    DeskResource(ActOnCase actOnCase, SecurityIdentity caller) {
        this.actOnCase = actOnCase;
        this.caller = caller;
    }

    @POST
    @Path("/uphold")
    @Operation(
            summary = "Upholds a case",
            description = "Where two officers are needed, the first recommends: the case stays UNDER_REVIEW, and `desk`"
                    + " says who is awaited. The second has to be another person with the role case-approver.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CaseView.class)))
    public Response uphold(
            UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, DeskRequest.@Nullable Uphold request) {
        return act(id, new DeskAction.Uphold(), request == null ? null : request.note(), ifMatch);
    }

    @POST
    @Path("/decline")
    @Operation(summary = "Declines a case", description = "One officer is enough, however many upholding would take.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CaseView.class)))
    public Response decline(
            UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, DeskRequest.@Nullable Decline request) {
        DeclineReason reason = reason(DeclineReason.class, request == null ? null : request.reason());
        return act(id, new DeskAction.Decline(reason), request == null ? null : request.note(), ifMatch);
    }

    @POST
    @Path("/reverse")
    @Operation(summary = "Takes an upheld verdict back", description = "Lifts the hold that rests on the case.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CaseView.class)))
    public Response reverse(
            UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, DeskRequest.@Nullable Reverse request) {
        ReverseReason reason = reason(ReverseReason.class, request == null ? null : request.reason());
        return act(id, new DeskAction.Reverse(reason), request == null ? null : request.note(), ifMatch);
    }

    private Response act(UUID id, DeskAction action, @Nullable String note, @Nullable String ifMatch) {
        var officer = new Officer(caller.getPrincipal().getName(), caller.hasRole("case-approver"));
        return switch (actOnCase.act(id, action, note(note), version(ifMatch), officer)) {
            case DeskOutcome.Done(CaseView flagCase) -> CaseResource.answer(flagCase);
            case DeskOutcome.Unknown() -> throw CaseResource.unknown();
            case DeskOutcome.Stale() ->
                throw Problems.problem(PRECONDITION_FAILED, "stale", "The case has changed since; look at it again.");
            case DeskOutcome.Refused(Refusal refusal) ->
                throw Problems.problem(status(refusal), refusal.code(), refusal.detail());
        };
    }

    private static StatusType status(Refusal refusal) {
        return switch (refusal) {
            case WRONG_STATUS -> CONFLICT;
            case APPROVER_NEEDED -> FORBIDDEN;
            case REASON_NOT_FOR_OFFICERS, FOUR_EYES -> Problems.UNPROCESSABLE_CONTENT;
        };
    }

    private static <R extends Enum<R>> R reason(Class<R> reasons, @Nullable String text) {
        return Arrays.stream(reasons.getEnumConstants())
                .filter(reason -> reason.name().equals(text))
                .findFirst()
                .orElseThrow(() -> faulty(
                        "/reason",
                        text == null ? "missing" : "unknown",
                        "One of %s.".formatted(List.of(reasons.getEnumConstants()))));
    }

    private static @Nullable String note(@Nullable String text) {
        if (text != null && text.length() > LONGEST_NOTE) {
            throw faulty("/note", "too-long", "At most %d characters.".formatted(LONGEST_NOTE));
        }
        return text == null || text.isBlank() ? null : text.strip();
    }

    /// RFC 9110, section 13.1.1. What is not a version of a case matches none.
    private static @Nullable Integer version(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.equals("*")) {
            return null;
        }
        Matcher etag = ETAG.matcher(ifMatch);
        return etag.matches() ? Integer.parseInt(etag.group(1)) : -1;
    }

    private static HttpProblem faulty(String pointer, String code, String detail) {
        return Problems.problem(
                BAD_REQUEST,
                "request-faulty",
                "The request has faults; see errors.",
                List.of(new FieldError(pointer, code, detail)));
    }
}
