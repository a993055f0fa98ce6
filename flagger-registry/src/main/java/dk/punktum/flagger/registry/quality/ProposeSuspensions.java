package dk.punktum.flagger.registry.quality;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;

/// Looks whether too much of some flagger's cases was refused or reversed, and proposes to suspend its agreement. It
/// never suspends.
@ApplicationScoped
class ProposeSuspensions {

    /// Stands where a person's `sub` stands otherwise.
    private static final String NAME = "flagger-registry";

    private static final Logger LOG = Logger.getLogger(ProposeSuspensions.class);

    private final CaseOutcomes outcomes;
    private final QualityPolicies policies;
    private final SuspensionProposals proposals;
    private final Clock clock;

    ProposeSuspensions(CaseOutcomes outcomes, QualityPolicies policies, SuspensionProposals proposals, Clock clock) {
        this.outcomes = outcomes;
        this.policies = policies;
        this.proposals = proposals;
        this.clock = clock;
    }

    @Transactional
    void propose() {
        Instant now = clock.instant();
        proposals.overtaken().forEach(proposal -> proposal.overtake(NAME, now));
        QualityPolicy policy = policies.inForce(now);
        outcomes.considered(policy, now).stream()
                .filter(Considered::inForce)
                .filter(considered -> QualityRules.isTooMuch(considered, policy))
                .filter(considered -> !proposals.isOpenFor(considered.agreementId()))
                .forEach(considered -> {
                    proposals.persist(SuspensionProposal.of(considered, policy, now));
                    LOG.warnf(
                            "agreement %s: %d of %d cases refused or reversed; suspension proposed",
                            considered.agreementId(), considered.refused() + considered.reversed(), considered.cases());
                });
    }
}
