package dk.punktum.flagger.casework.desk;

import static jakarta.ws.rs.core.Response.Status.CONFLICT;
import static jakarta.ws.rs.core.Response.Status.FORBIDDEN;

import dk.punktum.flagger.casework.Officer;
import dk.punktum.flagger.casework.Problems;
import dk.punktum.flagger.casework.desk.DeskRuling.Refusal;
import dk.punktum.flagger.casework.flagcase.ReverseReason;
import dk.punktum.flagger.events.DeclineReason;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.StatusType;
import java.util.UUID;
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

    private final ActOnCase actOnCase;
    private final CaseSheets sheets;
    private final SecurityIdentity caller;

    DeskResource(ActOnCase actOnCase, CaseSheets sheets, SecurityIdentity caller) {
        this.actOnCase = actOnCase;
        this.sheets = sheets;
        this.caller = caller;
    }

    @POST
    @Path("/uphold")
    @Operation(
            summary = "Upholds a case",
            description = "Where two officers are needed, the first recommends: the case stays UNDER_REVIEW, and `desk`"
                    + " says who is awaited. The second has to be another person with the role case-approver.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CaseSheet.class)))
    public Response uphold(
            UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, DeskRequest.@Nullable Uphold request) {
        return act(id, new DeskAction.Uphold(), request == null ? null : request.note(), ifMatch);
    }

    @POST
    @Path("/decline")
    @Operation(summary = "Declines a case", description = "One officer is enough, however many upholding would take.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CaseSheet.class)))
    public Response decline(
            UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, DeskRequest.@Nullable Decline request) {
        DeclineReason reason =
                DeskReading.code("/reason", DeclineReason.class, request == null ? null : request.reason());
        return act(id, new DeskAction.Decline(reason), request == null ? null : request.note(), ifMatch);
    }

    @POST
    @Path("/reverse")
    @Operation(summary = "Takes an upheld verdict back", description = "Lifts the hold that rests on the case.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CaseSheet.class)))
    public Response reverse(
            UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, DeskRequest.@Nullable Reverse request) {
        ReverseReason reason =
                DeskReading.code("/reason", ReverseReason.class, request == null ? null : request.reason());
        return act(id, new DeskAction.Reverse(reason), request == null ? null : request.note(), ifMatch);
    }

    private Response act(UUID id, DeskAction action, @Nullable String note, @Nullable String ifMatch) {
        Officer officer = Officer.of(caller);
        return switch (actOnCase.act(id, action, DeskReading.note(note), DeskReading.version(ifMatch), officer)) {
            case DeskOutcome.Done() -> sheets.answer(id);
            case DeskOutcome.Unknown() -> throw CaseSheets.unknown();
            case DeskOutcome.Stale() -> throw CaseSheets.stale();
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
}
