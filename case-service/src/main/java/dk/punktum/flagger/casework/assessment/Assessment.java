package dk.punktum.flagger.casework.assessment;

import dk.punktum.flagger.casework.flagcase.CheckResult;
import dk.punktum.flagger.casework.policy.DecisionLevel;
import dk.punktum.flagger.events.DeclineReason;
import java.util.List;

/// What the formal checks and the policy make of a case.
///
/// @param results of all checks in their order, also of those after the first that failed
record Assessment(List<CheckResult> results, Outcome outcome) {

    sealed interface Outcome {

        record Upheld() implements Outcome {}

        record Declined(DeclineReason reason) implements Outcome {}

        record Withdrawn() implements Outcome {}

        /// @param level at least one officer
        record ForAPerson(DecisionLevel level) implements Outcome {}
    }
}
