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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
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
            @Schema(required = true) @Nullable HearingPosition position,
            @Nullable String answer) {}

    /// @param da what the public is told, in Danish
    /// @param en the same in English
    record SummarySubmission(
            @Schema(required = true) @Nullable String da,
            @Schema(required = true) @Nullable String en) {}

    /// @param reason why nobody has to be asked
    record WaiverSubmission(
            @Schema(required = true) @Nullable String reason) {}

    @POST
    @RolesAllowed("registry-admin")
    @Operation(
            operationId = "openHearing",
            summary = "Invites authorities to say what they think of an application",
            description = "The deadline leaves them at least the days that the policy in force says.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = HearingOpening.class),
                            examples = @ExampleObject(name = "one authority", value = """
                            {"deadline": "2026-08-31", "invited": ["Nabostyrelsen"]}""")))
    @APIResponse(responseCode = "200", description = "Opened")
    @APIResponse(responseCode = "400", description = "bad-request (no JSON), hearing-faulty: errors has them all")
    @APIResponse(responseCode = "404", description = "unknown-agreement")
    @APIResponse(responseCode = "409", description = "wrong-status, hearing-running")
    @APIResponse(responseCode = "422", description = "hearing-too-short")
    public HearingView open(UUID id, HearingOpening opening) {
        return holdHearing.open(id, opening, person()).orProblem();
    }

    @GET
    @RolesAllowed({"registry-admin", "case-officer", "operator"})
    @Transactional
    @Operation(operationId = "getHearing", summary = "Shows a hearing with its answers")
    @APIResponse(responseCode = "200", description = "The hearing")
    @APIResponse(responseCode = "404", description = "no-hearing")
    public HearingView get(UUID id) {
        return hearings.of(id)
                .orElseThrow(() -> Problems.problem(
                        Response.Status.NOT_FOUND, "no-hearing", "No hearing has been opened or waived."))
                .view(DanishDay.of(clock.instant()));
    }

    @PUT
    @Path("/answers/{number}")
    @RolesAllowed("registry-admin")
    @Operation(
            operationId = "recordHearingAnswer",
            summary = "Records what an invited authority has answered",
            description = "Once, until the deadline.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AnswerSubmission.class),
                            examples = @ExampleObject(name = "no objection", value = """
                            {"position": "NO_OBJECTION", "answer": "We have looked at it."}""")))
    @APIResponse(responseCode = "200", description = "Recorded")
    @APIResponse(responseCode = "400", description = "bad-request (no JSON), hearing-faulty")
    @APIResponse(responseCode = "404", description = "unknown-agreement, unknown-invitation")
    @APIResponse(responseCode = "409", description = "hearing-over, already-answered, wrong-status")
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
    @Operation(
            operationId = "publishHearing",
            summary = "Publishes what came of a hearing that has ended",
            description = "Public at GET /hearings.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SummarySubmission.class),
                            examples = @ExampleObject(name = "a summary", value = """
                            {"da": "Ingen indvendinger.", "en": "No objections."}""")))
    @APIResponse(responseCode = "200", description = "Published")
    @APIResponse(responseCode = "400", description = "bad-request (no JSON), hearing-faulty")
    @APIResponse(responseCode = "404", description = "unknown-agreement")
    @APIResponse(responseCode = "409", description = "hearing-running, wrong-status")
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
    @Operation(operationId = "proposeHearingWaiver", summary = "Proposes to do without a hearing")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = WaiverSubmission.class),
                            examples = @ExampleObject(name = "a renewal", value = """
                            {"reason": "A renewal; everybody was asked last year."}""")))
    @APIResponse(responseCode = "200", description = "Proposed; another person has to agree")
    @APIResponse(responseCode = "400", description = "bad-request (no JSON), hearing-faulty")
    @APIResponse(responseCode = "404", description = "unknown-agreement")
    @APIResponse(responseCode = "409", description = "wrong-status")
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
    @Operation(
            operationId = "confirmHearingWaiver",
            summary = "Agrees to do without a hearing",
            description = "By another person than who proposed it.")
    @APIResponse(responseCode = "200", description = "Waived")
    @APIResponse(responseCode = "404", description = "unknown-agreement")
    @APIResponse(responseCode = "409", description = "waiver-not-proposed, wrong-status")
    @APIResponse(responseCode = "422", description = "four-eyes")
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
