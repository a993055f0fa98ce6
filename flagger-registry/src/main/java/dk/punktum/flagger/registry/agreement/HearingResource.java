package dk.punktum.flagger.registry.agreement;

import dk.punktum.flagger.registry.DanishDay;
import dk.punktum.flagger.registry.Problems;
import dk.punktum.flagger.registry.Problems.FieldError;
import dk.punktum.flagger.registry.Texts;
import dk.punktum.flagger.registry.hearing.HearingOpening;
import dk.punktum.flagger.registry.hearing.HearingPosition;
import dk.punktum.flagger.registry.hearing.HearingView;
import dk.punktum.flagger.registry.hearing.Hearings;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The hearing of an application: other authorities are asked before it is activated.
@Path("/agreements/{id}/hearing")
@Tag(name = "Hearings")
class HearingResource {

    private static final int LONGEST_TEXT = 10_000;

    private final Hearings hearings;
    private final HoldHearing holdHearing;
    private final SecurityIdentity caller;
    private final Clock clock;

    HearingResource(Hearings hearings, HoldHearing holdHearing, SecurityIdentity caller, Clock clock) {
        this.hearings = hearings;
        this.holdHearing = holdHearing;
        this.caller = caller;
        this.clock = clock;
    }

    /// @param position what the authority thinks
    /// @param answer   its words, if it had any; never published
    record AnswerSubmission(
            @Nullable HearingPosition position, @Nullable String answer) {}

    /// @param da what the public is told, in Danish
    /// @param en the same in English
    record SummarySubmission(@Nullable String da, @Nullable String en) {}

    /// @param reason why nobody has to be asked
    record WaiverSubmission(@Nullable String reason) {}

    @POST
    @RolesAllowed("registry-admin")
    @Operation(
            summary = "Invites authorities to say what they think of an application",
            description = "The deadline leaves them at least the days that the policy in force says.")
    public HearingView open(UUID id, HearingOpening opening) {
        return holdHearing.open(id, opening, person()).orProblem();
    }

    @GET
    @RolesAllowed({"registry-admin", "case-officer", "operator"})
    @Transactional
    @Operation(summary = "Shows a hearing with its answers")
    public HearingView get(UUID id) {
        return hearings.of(id)
                .orElseThrow(() -> Problems.problem(
                        Response.Status.NOT_FOUND, "no-hearing", "No hearing has been opened or waived."))
                .view(DanishDay.of(clock.instant()));
    }

    @PUT
    @Path("/answers/{number}")
    @RolesAllowed("registry-admin")
    @Operation(summary = "Records what an invited authority has answered", description = "Once, until the deadline.")
    public HearingView answer(UUID id, int number, AnswerSubmission submission) {
        var errors = new ArrayList<FieldError>();
        HearingPosition position = submission.position();
        if (position == null) {
            errors.add(new FieldError("/position", "missing", "NO_OBJECTION, OBJECTION or NO_COMMENT."));
        }
        if (submission.answer() != null && submission.answer().length() > LONGEST_TEXT) {
            errors.add(new FieldError("/answer", "too-long", "At most %d characters.".formatted(LONGEST_TEXT)));
        }
        if (position == null || !errors.isEmpty()) {
            throw faulty(errors);
        }
        return holdHearing
                .answer(id, number, position, submission.answer(), person())
                .orProblem();
    }

    @PUT
    @Path("/summary")
    @RolesAllowed("registry-admin")
    @Operation(summary = "Publishes what came of a hearing that has ended", description = "Public at GET /hearings.")
    public HearingView publish(UUID id, SummarySubmission submission) {
        var errors = new ArrayList<FieldError>();
        String danish = Texts.required(submission.da(), "/da", LONGEST_TEXT, errors);
        String english = Texts.required(submission.en(), "/en", LONGEST_TEXT, errors);
        if (!errors.isEmpty()) {
            throw faulty(errors);
        }
        return holdHearing.publish(id, danish, english, person()).orProblem();
    }

    @POST
    @Path("/waiver")
    @RolesAllowed("registry-admin")
    @Operation(summary = "Proposes to do without a hearing")
    public HearingView proposeWaiver(UUID id, WaiverSubmission submission) {
        var errors = new ArrayList<FieldError>();
        String reason = Texts.required(submission.reason(), "/reason", LONGEST_TEXT, errors);
        if (!errors.isEmpty()) {
            throw faulty(errors);
        }
        return holdHearing.proposeWaiver(id, reason, person()).orProblem();
    }

    @POST
    @Path("/waiver/confirmation")
    @RolesAllowed("registry-admin")
    @Operation(summary = "Agrees to do without a hearing", description = "By another person than who proposed it.")
    public HearingView confirmWaiver(UUID id) {
        return holdHearing.confirmWaiver(id, person()).orProblem();
    }

    private static HttpProblem faulty(List<FieldError> errors) {
        return new HearingOutcome.Faulty(errors).problem();
    }

    private String person() {
        return caller.getPrincipal().getName();
    }
}
