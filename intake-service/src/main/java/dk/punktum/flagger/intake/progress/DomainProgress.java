package dk.punktum.flagger.intake.progress;

import com.fasterxml.jackson.annotation.JsonInclude;
import dk.punktum.flagger.events.Verdict;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What has become of one flagged name.
///
/// @param registryCase absent until the registry has opened its case
/// @param suspension   absent until a hold was placed
/// @param withdrawal   absent unless the authority has taken it back
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DomainProgress(
        FlagDomainStatus status,
        @Nullable CaseLife registryCase,
        @Nullable HoldLife suspension,
        @Nullable WithdrawalFact withdrawal) {

    /// @param suspensionFacts about the name, whoever has flagged it
    static DomainProgress of(
            UUID flagId,
            Collection<CaseFact> caseFacts,
            Collection<SuspensionFact> suspensionFacts,
            @Nullable WithdrawalFact withdrawal) {
        CaseLife registryCase = CaseLife.of(caseFacts);
        HoldLife hold = SuspensionHistory.holdOf(
                suspensionFacts,
                flagId,
                caseFacts.stream().map(CaseFact::caseId).toList());
        return new DomainProgress(
                FlagDomainStatus.of(registryCase, hold, withdrawal != null),
                caseFacts.isEmpty() ? null : registryCase,
                hold.known() ? hold : null,
                withdrawal);
    }

    /// Whether nothing more is to be expected: declined, closed without a verdict, or seen to be back in
    /// the zone. While another's hold stands, the name is yet to be reinstated. A verdict that was closed
    /// may still be on its way, on another topic than the closing.
    public boolean hasEnded() {
        if (suspension != null) {
            return suspension.seenReinstatedAt() != null;
        }
        return registryCase != null
                && (registryCase.verdict() == Verdict.DECLINED
                        || registryCase.verdict() == null && registryCase.closedAt() != null);
    }
}
