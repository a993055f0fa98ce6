package dk.punktum.flagger.casework.desk;

import dk.punktum.flagger.casework.flagcase.CaseStatus;
import dk.punktum.flagger.casework.flagcase.FlagCase;
import dk.punktum.flagger.casework.policy.DecisionLevel;
import org.jspecify.annotations.Nullable;

/// What the rules need to know of a case.
///
/// @param level        present once somebody has to decide
/// @param firstOfficer who has recommended to uphold: the `sub`
record DeskFacts(
        CaseStatus status,
        @Nullable DecisionLevel level,
        @Nullable String firstOfficer) {

    static DeskFacts of(FlagCase flagCase) {
        return new DeskFacts(flagCase.status(), flagCase.decisionLevel(), flagCase.recommendedBy());
    }
}
