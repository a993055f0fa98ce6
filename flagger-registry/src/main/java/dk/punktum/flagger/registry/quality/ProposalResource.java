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
import jakarta.ws.rs.core.MediaType;
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
            @Schema(required = true) @Nullable Recommendation recommendation,
            @Schema(required = true) @Nullable String reason) {}

    @GET
    @RolesAllowed({"registry-admin", "operator"})
    @Transactional
    @Operation(
            operationId = "listSuspensionProposals",
            summary = "Lists proposals to suspend an agreement, open ones first",
            description = "Made when too much was refused or reversed. Nothing is suspended by itself.")
    @APIResponse(responseCode = "200", description = "Maybe none")
    public List<ProposalView> list() {
        return proposals.all();
    }

    @POST
    @Path("/{id}/recommendation")
    @RolesAllowed("registry-admin")
    @Operation(
            operationId = "recommendOnProposal",
            summary = "Recommends to suspend or to dismiss, with a reason",
            description = "Takes the place of an earlier recommendation. Another person has to confirm it.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RecommendationSubmission.class),
                            examples = @ExampleObject(name = "to suspend", value = """
                            {"recommendation": "SUSPEND", "reason": "A third of the orders was reversed."}""")))
    @APIResponse(responseCode = "200", description = "Recommended; another person has to confirm it")
    @APIResponse(responseCode = "400", description = "bad-request (no JSON), recommendation-missing, reason-missing")
    @APIResponse(responseCode = "404", description = "unknown-proposal")
    @APIResponse(responseCode = "409", description = "proposal-settled")
    public ProposalView recommend(UUID id, RecommendationSubmission submission) {
        return orProblem(settleProposal.recommend(id, submission.recommendation(), submission.reason(), person()));
    }

    @POST
    @Path("/{id}/confirmation")
    @RolesAllowed("registry-admin")
    @Operation(
            operationId = "confirmProposal",
            summary = "Carries out what was recommended",
            description = "By another person than the one who recommended it.")
    @APIResponse(responseCode = "200", description = "Done")
    @APIResponse(responseCode = "404", description = "unknown-proposal")
    @APIResponse(responseCode = "409", description = "nothing-recommended, proposal-settled, wrong-status")
    @APIResponse(responseCode = "422", description = "four-eyes")
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
