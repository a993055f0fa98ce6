package dk.punktum.flagger.suspension.hold;

import static jakarta.ws.rs.core.HttpHeaders.ETAG;
import static jakarta.ws.rs.core.Response.Status.BAD_REQUEST;
import static jakarta.ws.rs.core.Response.Status.CONFLICT;
import static jakarta.ws.rs.core.Response.Status.NOT_FOUND;
import static jakarta.ws.rs.core.Response.Status.PRECONDITION_FAILED;
import static jakarta.ws.rs.core.Response.Status.PRECONDITION_REQUIRED;

import dk.punktum.flagger.suspension.NameInPath;
import dk.punktum.flagger.suspension.Problems;
import dk.punktum.flagger.suspension.Problems.FieldError;
import dk.punktum.flagger.suspension.hold.MovePlannedEnd.Outcome;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response.StatusType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Gives a hold more time, or less.
@Path("/suspensions/{domain}/holds/{holdId}/planned-end")
@Tag(name = "Suspensions")
@RolesAllowed("case-officer")
class PlannedEndResource {

    private static final Pattern TAG = Pattern.compile("\"(\\d{1,18})\"");
    private static final List<PlannedEndReason> REASONS = Arrays.stream(PlannedEndReason.values())
            .filter(PlannedEndReason::isForOfficers)
            .toList();

    private final MovePlannedEnd movePlannedEnd;
    private final SecurityIdentity caller;

    PlannedEndResource(MovePlannedEnd movePlannedEnd, SecurityIdentity caller) {
        this.movePlannedEnd = movePlannedEnd;
        this.caller = caller;
    }

    /// @param plannedEnd in UTC
    /// @param reason     a code
    record PlannedEndRequest(
            @Schema(examples = "2026-08-31T10:00:00Z") @Nullable
            String plannedEnd,

            @Schema(
                    examples = "AUTHORITY_ASKED",
                    enumeration = {"AUTHORITY_ASKED", "REGISTRANT_REMEDIES", "CORRECTION"})
            @Nullable
            String reason) {}

    /// @param sequence the number of the name's last change
    record PlannedEndView(
            UUID holdId,
            @Schema(examples = "2026-08-31T10:00:00Z") Instant plannedEnd,
            @Schema(examples = "3") long sequence) {}

    @PUT
    @Operation(
            summary = "Moves a hold's planned end",
            description =
                    "Later, or earlier as long as the time for an appeal is left. Who does it and why is kept. The"
                            + " end that it has already is no change.")
    @APIResponse(responseCode = "200", description = "Moved; `suspension-state` tells it under the new sequence")
    @APIResponse(
            responseCode = "400",
            description = "`request-faulty`, `not-a-domain-name`; `application/problem+json`")
    @APIResponse(responseCode = "404", description = "`unknown-hold`; `application/problem+json`")
    @APIResponse(
            responseCode = "409",
            description = "`hold-not-standing`, `hold-without-end`; `application/problem+json`")
    @APIResponse(responseCode = "412", description = "`stale`: the name has changed; `application/problem+json`")
    @APIResponse(
            responseCode = "422",
            description = "`planned-end-passed`, `planned-end-too-far`, `within-appeal-period`;"
                    + " `application/problem+json`")
    @APIResponse(responseCode = "428", description = "`if-match-missing`; `application/problem+json`")
    public RestResponse<PlannedEndView> move(
            @Parameter(description = "A-label or U-label", example = "eksempel.dk") String domain,
            UUID holdId,
            @Parameter(description = "The `ETag` of `GET /suspensions/{domain}`: its `sequence`", example = "\"2\"")
                    @HeaderParam("If-Match")
                    @Nullable
                    String ifMatch,
            @Nullable PlannedEndRequest request) {
        var wish = new MovePlannedEnd.Wish(
                NameInPath.read(domain),
                holdId,
                end(request == null ? null : request.plannedEnd()),
                reason(request == null ? null : request.reason()),
                sequence(ifMatch),
                caller.getPrincipal().getName());
        return switch (movePlannedEnd.move(wish)) {
            case Outcome.Moved(long sequence, Instant plannedEnd) ->
                RestResponse.ResponseBuilder.ok(new PlannedEndView(holdId, plannedEnd, sequence))
                        .header(ETAG, "\"%d\"".formatted(sequence))
                        .build();
            case Outcome.Unknown() ->
                throw Problems.problem(NOT_FOUND, "unknown-hold", "There is no such hold on this name.");
            case Outcome.Stale() ->
                throw Problems.problem(PRECONDITION_FAILED, "stale", "The name has changed since; look at it again.");
            case Outcome.Refused(EndRules.Refusal refusal) ->
                throw Problems.problem(status(refusal), refusal.code(), refusal.detail());
        };
    }

    private static StatusType status(EndRules.Refusal refusal) {
        return switch (refusal) {
            case HOLD_NOT_STANDING, HOLD_WITHOUT_END -> CONFLICT;
            case END_PASSED, END_TOO_FAR, WITHIN_APPEAL_PERIOD -> Problems.UNPROCESSABLE_CONTENT;
        };
    }

    private static Instant end(@Nullable String text) {
        try {
            if (text != null) {
                // As exact as it can be told and read back unchanged.
                return Instant.parse(text).truncatedTo(ChronoUnit.MILLIS);
            }
        } catch (DateTimeException _) {
            throw faulty("/plannedEnd", "not-an-instant", "A time in UTC, such as 2026-08-31T10:00:00Z.");
        }
        throw faulty("/plannedEnd", "missing", "A time in UTC, such as 2026-08-31T10:00:00Z.");
    }

    private static PlannedEndReason reason(@Nullable String text) {
        return REASONS.stream()
                .filter(reason -> reason.name().equals(text))
                .findFirst()
                .orElseThrow(
                        () -> faulty("/reason", text == null ? "missing" : "unknown", "One of %s.".formatted(REASONS)));
    }

    private static HttpProblem faulty(String pointer, String code, String detail) {
        return Problems.problem(
                BAD_REQUEST,
                "request-faulty",
                "The request has faults; see errors.",
                List.of(new FieldError(pointer, code, detail)));
    }

    /// RFC 9110, section 13.1.1. What is not a tag of ours matches none.
    private static long sequence(@Nullable String ifMatch) {
        if (ifMatch == null) {
            throw Problems.problem(
                    PRECONDITION_REQUIRED, "if-match-missing", "Send If-Match with the ETag of the name.");
        }
        Matcher tag = TAG.matcher(ifMatch);
        return tag.matches() ? Long.parseLong(tag.group(1)) : -1;
    }
}
