package dk.punktum.flagger.suspension.safety;

import static jakarta.ws.rs.core.Response.Status.BAD_REQUEST;
import static jakarta.ws.rs.core.Response.Status.CONFLICT;
import static jakarta.ws.rs.core.Response.Status.FORBIDDEN;
import static jakarta.ws.rs.core.Response.Status.NOT_FOUND;

import dk.punktum.flagger.suspension.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Where operators see what holds new holds back, and change it. What makes it stricter, each of them may do; what
/// makes it looser takes a `registry-admin` or an `operator-admin`, or two persons. A viewer looks on.
@Path("/operator/safety")
@Tag(name = "Safety")
@RolesAllowed({"operator", SafetyResource.OPERATOR_ADMIN, SafetyResource.ADMIN})
class SafetyResource {

    static final String ADMIN = "registry-admin";
    static final String OPERATOR_ADMIN = "operator-admin";
    static final String VIEWER = "viewer";

    private static final int PAGE = 200;
    private static final int HIGHEST_LIMIT = 100_000;

    private final Ledger ledger;
    private final WaitingHolds waiting;
    private final SafetyAudit audit;
    private final SetKillSwitch setKillSwitch;
    private final SetLimits setLimits;
    private final ReleaseHold releaseHold;
    private final Clock clock;

    SafetyResource(
            Ledger ledger,
            WaitingHolds waiting,
            SafetyAudit audit,
            SetKillSwitch setKillSwitch,
            SetLimits setLimits,
            ReleaseHold releaseHold,
            Clock clock) {
        this.ledger = ledger;
        this.waiting = waiting;
        this.audit = audit;
        this.setKillSwitch = setKillSwitch;
        this.setLimits = setLimits;
        this.releaseHold = releaseHold;
        this.clock = clock;
    }

    record SwitchRequest(
            @Nullable Boolean thrown,

            @Schema(examples = "an authority's client was stolen") @Nullable
            String reason) {}

    record LimitsRequest(
            @Schema(examples = "200") @Nullable Integer perAuthority,
            @Schema(examples = "500") @Nullable Integer total,

            @Schema(examples = "a decision about 400 shops, announced by telephone") @Nullable
            String reason) {}

    record ReleaseRequest(
            @Schema(examples = "order checked with the authority") @Nullable
            String reason) {}

    @GET
    @RolesAllowed({SafetyResource.VIEWER, "operator", SafetyResource.OPERATOR_ADMIN, SafetyResource.ADMIN})
    @Transactional
    @Operation(summary = "Shows the kill switch, the limits, what is used of them, and how many holds wait")
    @APIResponse(responseCode = "200", description = "As it is now")
    public SafetyView state() {
        return SafetyView.of(ledger.settings(), ledger.used(clock.instant()), waiting.byReason());
    }

    @PUT
    @Path("/kill-switch")
    @Transactional
    @Operation(
            summary = "Stops all new holds, or lets them go on",
            description =
                    "Lifting goes on, and so do orders of courts and of the Complaints Board. Releasing the"
                            + " switch takes the role `registry-admin` or `operator-admin`; what waits is then placed by itself.")
    @APIResponse(responseCode = "200", description = "Set, and kept over restarts")
    @APIResponse(responseCode = "400", description = "`thrown-missing`, `reason-malformed`; `application/problem+json`")
    @APIResponse(responseCode = "403", description = "`registry-admin-needed`; `application/problem+json`")
    public SafetyView killSwitch(@Nullable SwitchRequest request, @Context SecurityContext security) {
        if (request == null || request.thrown() == null) {
            throw Problems.problem(BAD_REQUEST, "thrown-missing", "`thrown` is either true or false.");
        }
        Act act = Act.of(security, clock, request.reason());
        if (!request.thrown() && !mayLoosen(security)) {
            throw adminNeeded("releases the switch");
        }
        setKillSwitch.set(request.thrown(), act);
        return state();
    }

    @PUT
    @Path("/limits")
    @Transactional
    @Operation(
            summary = "Sets how many holds may be placed within an hour, per authority and by all",
            description = "Both at once. Raising either takes the role `registry-admin` or `operator-admin`.")
    @APIResponse(responseCode = "200", description = "Set, and kept over restarts")
    @APIResponse(
            responseCode = "400",
            description = "`limit-out-of-range`, `reason-malformed`; `application/problem+json`")
    @APIResponse(responseCode = "403", description = "`registry-admin-needed`; `application/problem+json`")
    public SafetyView limits(@Nullable LimitsRequest request, @Context SecurityContext security) {
        Integer perAuthority = request == null ? null : request.perAuthority();
        Integer total = request == null ? null : request.total();
        if (request == null || perAuthority == null || total == null || !isLimit(perAuthority) || !isLimit(total)) {
            throw Problems.problem(
                    BAD_REQUEST,
                    "limit-out-of-range",
                    "`perAuthority` and `total` are both given, each from 1 to " + HIGHEST_LIMIT + ".");
        }
        Act act = Act.of(security, clock, request.reason());
        if (!setLimits.set(perAuthority, total, mayLoosen(security), act)) {
            throw adminNeeded("raises a limit");
        }
        return state();
    }

    private static boolean mayLoosen(SecurityContext security) {
        return security.isUserInRole(ADMIN) || security.isUserInRole(OPERATOR_ADMIN);
    }

    private static boolean isLimit(int limit) {
        return limit >= 1 && limit <= HIGHEST_LIMIT;
    }

    private static HttpProblem adminNeeded(String forWhat) {
        return Problems.problem(
                FORBIDDEN,
                "registry-admin-needed",
                "Only somebody with the role registry-admin or operator-admin " + forWhat + ".");
    }

    @GET
    @Path("/waiting")
    @RolesAllowed({SafetyResource.VIEWER, "operator", SafetyResource.OPERATOR_ADMIN, SafetyResource.ADMIN})
    @Transactional
    @Operation(summary = "Lists the holds that are held back, in the order of request, and who has released them")
    @APIResponse(responseCode = "200", description = "All of them")
    public List<WaitingHold> waiting() {
        return waiting.inOrder();
    }

    @POST
    @Path("/waiting/{holdId}/release")
    @Operation(
            summary = "Lets a hold on a protected name pass, as one of two persons",
            description = "The identity counts, not the role. Nobody passes a limit or the switch like this.")
    @APIResponse(responseCode = "200", description = "Noted; `done` with the second person")
    @APIResponse(responseCode = "400", description = "`reason-malformed`; `application/problem+json`")
    @APIResponse(responseCode = "404", description = "`unknown-waiting-hold`; `application/problem+json`")
    @APIResponse(responseCode = "409", description = "`not-for-persons`; `application/problem+json`")
    @APIResponse(responseCode = "422", description = "`four-eyes`; `application/problem+json`")
    public TwoPersonsReceipt release(
            @PathParam("holdId") UUID holdId, @Nullable ReleaseRequest request, @Context SecurityContext security) {
        Act act = Act.of(security, clock, request == null ? null : request.reason());
        return switch (releaseHold.release(holdId, act)) {
            case ONE_MORE -> TwoPersonsReceipt.ONE_MORE;
            case DONE -> TwoPersonsReceipt.DONE;
            case SAME_PERSON ->
                throw Problems.problem(
                        Problems.UNPROCESSABLE_CONTENT,
                        "four-eyes",
                        "You have released this hold already; it takes somebody else.");
            case NOT_FOR_PERSONS ->
                throw Problems.problem(
                        CONFLICT, "not-for-persons", "The hold waits, but not for anybody to release it.");
            case UNKNOWN -> throw Problems.problem(NOT_FOUND, "unknown-waiting-hold", "No such hold waits.");
        };
    }

    @GET
    @Path("/audit")
    @RolesAllowed({SafetyResource.VIEWER, "operator", SafetyResource.OPERATOR_ADMIN, SafetyResource.ADMIN})
    @Transactional
    @Operation(summary = "Lists what persons have done here, the newest first, 200 at a time")
    @APIResponse(responseCode = "200", description = "A page; it may be empty")
    public List<SafetyAudit.Entry> audit(
            @Parameter(description = "Only entries with a lower `position`: the last one of the page before")
                    @QueryParam("before")
                    @DefaultValue("9223372036854775807")
                    long before) {
        return audit.before(before, PAGE);
    }
}
