package dk.punktum.flagger.suspension.reconcile;

import static jakarta.ws.rs.core.Response.Status.CONFLICT;

import dk.punktum.flagger.suspension.Problems;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Where an operator sees what the registry shows differently, and has it compared now.
@Path("/operator/reconciliation")
@Tag(name = "Reconciliation")
@RolesAllowed({"operator", "operator-admin"})
class ReconciliationResource {

    private static final int MOST = 1000;

    private final Runs runs;
    private final Findings findings;
    private final ReconciliationWork work;
    private final Clock clock;

    ReconciliationResource(Runs runs, Findings findings, ReconciliationWork work, Clock clock) {
        this.runs = runs;
        this.findings = findings;
        this.work = work;
        this.clock = clock;
    }

    /// @param findings open ones first, oldest first; then those that were closed last
    record ReconciliationView(@Nullable RunView last, List<FindingView> findings) {}

    /// @param dryRun nothing is repaired; findings are written down all the same
    record ReconciliationRequest(
            @Schema(examples = "true") @Nullable Boolean dryRun) {}

    @GET
    @RolesAllowed({"viewer", "operator", "operator-admin"})
    @Transactional
    @Operation(summary = "Shows the last comparison with the registry, and what was found, open findings first")
    @APIResponse(responseCode = "200", description = "At most 1000 findings")
    public ReconciliationView show() {
        return new ReconciliationView(runs.last().orElse(null), findings.views(MOST));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Compares everything that was ever held with what the registry shows, now",
            description = "With `dryRun`, nothing is told again. Look with GET for how far it is.")
    @APIResponse(responseCode = "202", description = "It begins within a few seconds")
    @APIResponse(responseCode = "409", description = "`reconciliation-under-way`; `application/problem+json`")
    public Response start(@Nullable ReconciliationRequest request, @Context SecurityContext security) {
        boolean dryRun = request != null && Boolean.TRUE.equals(request.dryRun());
        if (!runs.request(security.getUserPrincipal().getName(), dryRun, clock.instant())) {
            throw Problems.problem(
                    CONFLICT, "reconciliation-under-way", "A comparison is waiting or under way; see GET.");
        }
        work.wake();
        return Response.accepted().build();
    }
}
