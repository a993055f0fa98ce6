package dk.punktum.flagger.casework.desk;

import static jakarta.ws.rs.core.Response.Status.CONFLICT;
import static jakarta.ws.rs.core.Response.Status.FORBIDDEN;

import dk.punktum.flagger.casework.Officer;
import dk.punktum.flagger.casework.Problems;
import dk.punktum.flagger.casework.appeal.AppealAction;
import dk.punktum.flagger.casework.appeal.AppealRefusal;
import dk.punktum.flagger.casework.appeal.FollowAppeal;
import dk.punktum.flagger.events.AppealBody;
import dk.punktum.flagger.events.AppealOutcome;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.StatusType;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// What an officer writes down when an upheld case is before the Complaints Board or a court.
@Path("/cases/{id}/appeal")
@RolesAllowed({"case-officer", "case-approver"})
@Tag(name = "Appeals")
class AppealResource {

    private final FollowAppeal followAppeal;
    private final CaseSheets sheets;
    private final SecurityIdentity caller;

    AppealResource(FollowAppeal followAppeal, CaseSheets sheets, SecurityIdentity caller) {
        this.followAppeal = followAppeal;
        this.sheets = sheets;
        this.caller = caller;
    }

    @POST
    @Operation(
            summary = "Records that the verdict was appealed",
            description = "The suspension stays; the name is not deleted until the appeal has ended.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CaseSheet.class)))
    public Response appeal(
            UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, DeskRequest.@Nullable Appeal request) {
        var sent = Objects.requireNonNullElseGet(request, () -> new DeskRequest.Appeal(null, null, null, null));
        return follow(
                id,
                new AppealAction.Record(
                        DeskReading.code("/body", AppealBody.class, sent.body()),
                        DeskReading.reference(sent.reference()),
                        DeskReading.day("/appealedAt", sent.appealedAt())),
                sent.note(),
                ifMatch);
    }

    @POST
    @Path("/decision")
    @Operation(
            summary = "Records how the appeal ended",
            description = "ANNULLED takes two: the second, another person with the role case-approver, sends the same"
                    + " once more; then the case is closed and its hold lifted. REMITTED leaves the case for a new"
                    + " decision: reverse it, or affirm it.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CaseSheet.class)))
    public Response decide(
            UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, DeskRequest.@Nullable AppealDecision request) {
        var sent = Objects.requireNonNullElseGet(request, () -> new DeskRequest.AppealDecision(null, null, null, null));
        return follow(
                id,
                new AppealAction.Decide(
                        DeskReading.code("/outcome", AppealOutcome.class, sent.outcome()),
                        DeskReading.day("/decidedAt", sent.decidedAt()),
                        DeskReading.reference(sent.reference())),
                sent.note(),
                ifMatch);
    }

    @POST
    @Path("/affirmation")
    @Operation(
            summary = "Stands by the verdict of a remitted case",
            description = "By an approver who has not upheld it before. Told as an appeal that ended with UPHELD.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CaseSheet.class)))
    public Response affirm(
            UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, DeskRequest.@Nullable Affirmation request) {
        return follow(id, new AppealAction.Affirm(), request == null ? null : request.note(), ifMatch);
    }

    private Response follow(UUID id, AppealAction action, @Nullable String note, @Nullable String ifMatch) {
        return switch (followAppeal.follow(
                id, action, DeskReading.note(note), DeskReading.version(ifMatch), Officer.of(caller))) {
            case FollowAppeal.Result.Done() -> sheets.answer(id);
            case FollowAppeal.Result.Unknown() -> throw CaseSheets.unknown();
            case FollowAppeal.Result.Stale() -> throw CaseSheets.stale();
            case FollowAppeal.Result.Refused(AppealRefusal refusal) ->
                throw Problems.problem(status(refusal), refusal.code(), refusal.detail());
        };
    }

    private static StatusType status(AppealRefusal refusal) {
        return switch (refusal) {
            case WRONG_STATUS, APPEAL_PENDING, APPEAL_KNOWN, NO_APPEAL_PENDING, NOT_REMITTED -> CONFLICT;
            case APPROVER_NEEDED -> FORBIDDEN;
            case DATE_IN_FUTURE, DATE_TOO_EARLY, FOUR_EYES -> Problems.UNPROCESSABLE_CONTENT;
        };
    }
}
