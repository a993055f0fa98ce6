package dk.punktum.flagger.suspension.reconcile;

import static jakarta.ws.rs.core.Response.Status.CONFLICT;

import dk.punktum.flagger.suspension.Problems;
import dk.punktum.flagger.suspension.effect.Effects;
import dk.punktum.flagger.suspension.effect.OverdueView;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Where an operator sees which orders the registry has not carried out in time, and tells one again.
@Path("/operator/effects")
@Tag(name = "Overdue effects")
@RolesAllowed({"operator", "operator-admin"})
class OverdueResource {

    private final Effects effects;
    private final RetryOverdue retryOverdue;

    OverdueResource(Effects effects, RetryOverdue retryOverdue) {
        this.effects = effects;
        this.retryOverdue = retryOverdue;
    }

    @GET
    @Path("/overdue")
    @RolesAllowed({"viewer", "operator", "operator-admin"})
    @Transactional
    @Operation(summary = "Lists orders that have not taken effect in time, oldest first, with what each server shows")
    @APIResponse(responseCode = "200", description = "At most 1000 orders")
    public List<OverdueView> overdue() {
        return effects.overdueViews();
    }

    @POST
    @Path("/{id}/retry")
    @Operation(summary = "Tells the state of the name again, now")
    @APIResponse(responseCode = "200", description = "It is told; the order as it now stands")
    @APIResponse(responseCode = "409", description = "`not-overdue`; `application/problem+json`")
    public OverdueView retry(UUID id, @Context SecurityContext security) {
        return retryOverdue
                .retry(id, security.getUserPrincipal().getName())
                .orElseThrow(() -> Problems.problem(
                        CONFLICT, "not-overdue", "There is no such order, or it is not overdue, or no longer."));
    }
}
