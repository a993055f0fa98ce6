package dk.punktum.flagger.registry.quality;

import static jakarta.ws.rs.core.Response.Status.NOT_FOUND;

import dk.punktum.flagger.registry.Problems;
import dk.punktum.flagger.registry.quality.SettleProposal.Settlement;
import dk.punktum.flagger.registry.quality.SuspensionProposal.Recommendation;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The proposals to suspend agreements, and what persons make of them.
@Path("/suspension-proposals")
@Tag(name = "Quality")
class ProposalResource {

    private final SuspensionProposals proposals;
    private final SettleProposal settleProposal;
    private final SecurityIdentity caller;

    ProposalResource(SuspensionProposals proposals, SettleProposal settleProposal, SecurityIdentity caller) {
        this.proposals = proposals;
        this.settleProposal = settleProposal;
        this.caller = caller;
    }

    /// @param recommendation what to do
    /// @param reason         why; becomes the reason of the suspension when that is it
    record RecommendationSubmission(
            @Nullable Recommendation recommendation,
            @Nullable String reason) {}

    @GET
    @RolesAllowed({"registry-admin", "operator"})
    @Transactional
    @Operation(
            summary = "Lists proposals to suspend an agreement, open ones first",
            description = "Made when too much was refused or reversed. Nothing is suspended by itself.")
    public List<ProposalView> list() {
        return proposals.all();
    }

    @POST
    @Path("/{id}/recommendation")
    @RolesAllowed("registry-admin")
    @Operation(
            summary = "Recommends to suspend or to dismiss, with a reason",
            description = "Takes the place of an earlier recommendation. Another person has to confirm it.")
    public ProposalView recommend(UUID id, RecommendationSubmission submission) {
        return orProblem(settleProposal.recommend(id, submission.recommendation(), submission.reason(), person()));
    }

    @POST
    @Path("/{id}/confirmation")
    @RolesAllowed("registry-admin")
    @Operation(
            summary = "Carries out what was recommended",
            description = "By another person than the one who recommended it.")
    public ProposalView confirm(UUID id) {
        return orProblem(settleProposal.confirm(id, person()));
    }

    private static ProposalView orProblem(Settlement settlement) {
        return switch (settlement) {
            case Settlement.Done(ProposalView proposal) -> proposal;
            case Settlement.Refused(var refusal) -> throw Problems.refused(refusal);
            case Settlement.Unknown() ->
                throw Problems.problem(NOT_FOUND, "unknown-proposal", "There is no proposal with this id.");
        };
    }

    private String person() {
        return caller.getPrincipal().getName();
    }
}
