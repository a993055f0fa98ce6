package dk.punktum.flagger.registry.quality;

import dk.punktum.flagger.events.Uuid7;
import dk.punktum.flagger.registry.Refusal;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Too much of what a flagger hands in is refused or reversed: the machine proposes to suspend its agreement while the
/// registry inquires (compare DSA Art. 22(6)). One person recommends what to do, another rules.
@Entity
public class SuspensionProposal {

    public enum Recommendation {
        /// Suspend the agreement pending an inquiry.
        SUSPEND,
        /// Nothing is to be done.
        DISMISS
    }

    public enum Outcome {
        SUSPENDED,
        DISMISSED,
        /// The agreement was suspended or ended otherwise, meanwhile.
        OVERTAKEN
    }

    @Id
    private UUID id;

    /// Named as in the agreement's own mapping of its open proposal.
    @Column(name = "agreement_id")
    private UUID agreementId;

    private Instant proposedAt;
    private LocalDate policyFrom;
    private int cases;
    private int refused;
    private int reversed;

    @Enumerated(EnumType.STRING)
    private @Nullable Recommendation recommendation;

    private @Nullable String reason;

    private @Nullable String recommendedBy;
    private @Nullable Instant recommendedAt;

    @Enumerated(EnumType.STRING)
    private @Nullable Outcome outcome;

    private @Nullable String ruledBy;
    private @Nullable Instant ruledAt;

    @SuppressWarnings("NullAway.Init")
    SuspensionProposal() {}

    static SuspensionProposal of(Considered considered, QualityPolicy policy, Instant now) {
        var proposal = new SuspensionProposal();
        proposal.id = Uuid7.next();
        proposal.agreementId = considered.agreementId();
        proposal.proposedAt = now;
        proposal.policyFrom = policy.validFrom();
        proposal.cases = considered.cases();
        proposal.refused = considered.refused();
        proposal.reversed = considered.reversed();
        return proposal;
    }

    /// A new recommendation takes the place of an earlier one.
    ///
    /// @return what the rules object to; nothing once it is written down
    Optional<Refusal> recommend(@Nullable Recommendation wanted, @Nullable String why, String person, Instant now) {
        Optional<Refusal> refusal = QualityRules.recommend(isOpen(), wanted, why);
        if (refusal.isEmpty() && why != null) {
            recommendation = wanted;
            reason = why.strip();
            recommendedBy = person;
            recommendedAt = now;
        }
        return refusal;
    }

    /// @return what the rules object to; nothing once it is settled as was recommended
    Optional<Refusal> confirm(String person, Instant now) {
        Optional<Refusal> refusal = QualityRules.confirm(isOpen(), recommendedBy, person);
        if (refusal.isEmpty()) {
            settle(recommendation == Recommendation.SUSPEND ? Outcome.SUSPENDED : Outcome.DISMISSED, person, now);
        }
        return refusal;
    }

    void overtake(String by, Instant now) {
        settle(Outcome.OVERTAKEN, by, now);
    }

    private void settle(Outcome how, String by, Instant now) {
        outcome = how;
        ruledBy = by;
        ruledAt = now;
    }

    private boolean isOpen() {
        return outcome == null;
    }

    boolean suspends() {
        return outcome == Outcome.SUSPENDED;
    }

    UUID agreementId() {
        return agreementId;
    }

    String reason() {
        return reason == null ? "" : reason;
    }

    public ProposalView view() {
        return new ProposalView(
                id,
                agreementId,
                proposedAt,
                policyFrom,
                cases,
                refused,
                reversed,
                recommendation,
                reason,
                recommendedBy,
                recommendedAt,
                outcome,
                ruledBy,
                ruledAt);
    }
}
