package dk.punktum.flagger.registry.quality;

import dk.punktum.flagger.registry.Refusal;
import dk.punktum.flagger.registry.agreement.ChangeAgreement;
import dk.punktum.flagger.registry.quality.SuspensionProposal.Recommendation;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// What persons do about a proposal: one recommends, another rules, and the agreement is suspended if that was it.
@ApplicationScoped
class SettleProposal {

    private static final Logger LOG = Logger.getLogger(SettleProposal.class);

    private final SuspensionProposals proposals;
    private final ChangeAgreement changeAgreement;
    private final Clock clock;

    SettleProposal(SuspensionProposals proposals, ChangeAgreement changeAgreement, Clock clock) {
        this.proposals = proposals;
        this.changeAgreement = changeAgreement;
        this.clock = clock;
    }

    sealed interface Settlement {
        record Done(ProposalView proposal) implements Settlement {}

        record Refused(Refusal refusal) implements Settlement {}

        record Unknown() implements Settlement {}
    }

    @Transactional
    Settlement recommend(UUID id, @Nullable Recommendation wanted, @Nullable String reason, String person) {
        return proposals
                .toChange(id)
                .map(proposal -> settlement(proposal, proposal.recommend(wanted, reason, person, clock.instant())))
                .orElseGet(Settlement.Unknown::new);
    }

    @Transactional
    Settlement confirm(UUID id, String person) {
        return proposals
                .toChange(id)
                .map(proposal -> settlement(proposal, confirm(proposal, person)))
                .orElseGet(Settlement.Unknown::new);
    }

    /// Both or nothing: an agreement that can not be suspended any more leaves the proposal as it was.
    private Optional<Refusal> confirm(SuspensionProposal proposal, String person) {
        Optional<Refusal> refusal = proposal.confirm(person, clock.instant());
        if (refusal.isPresent() || !proposal.suspends()) {
            return refusal;
        }
        Optional<Refusal> objection = changeAgreement.suspend(proposal.agreementId(), proposal.reason(), person);
        objection.ifPresent(_ -> QuarkusTransaction.setRollbackOnly());
        return objection;
    }

    private static Settlement settlement(SuspensionProposal proposal, Optional<Refusal> refusal) {
        if (refusal.isEmpty()) {
            ProposalView view = proposal.view();
            LOG.infof("suspension proposal %s: %s", view.id(), view.outcome() == null ? "recommended" : view.outcome());
        }
        return refusal.<Settlement>map(Settlement.Refused::new).orElseGet(() -> new Settlement.Done(proposal.view()));
    }

    @Transactional
    long open() {
        return proposals.count("outcome is null");
    }
}
