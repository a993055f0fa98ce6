package dk.punktum.flagger.registry.criterion;

import dk.punktum.flagger.registry.Refusal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who may say that a criterion is met. No clock, no database.
public final class CriterionRules {

    /// @param evidence absent while there is none
    /// @param person   who wants to sign it off
    public static Optional<Refusal> signOff(@Nullable CriterionEvidence evidence, String person) {
        if (evidence == null) {
            return Optional.of(Refusal.CRITERION_NOT_EVIDENCED);
        }
        return evidence.evidencedBy().equals(person) ? Optional.of(Refusal.FOUR_EYES) : Optional.empty();
    }

    private CriterionRules() {}
}
