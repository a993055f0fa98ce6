package dk.punktum.flagger.casework.assessment;

import dk.punktum.flagger.casework.policy.DecisionLevel;
import dk.punktum.flagger.events.DeclineReason;

/// What a formal check found.
sealed interface Finding {

    record Passed() implements Finding {}

    /// The case is declined.
    record Failed(DeclineReason reason) implements Finding {}

    /// There is nothing left to decide: the case is closed without a verdict.
    record Withdrawn() implements Finding {}

    /// At least so many persons have to look at it, whatever the policy for the ground says.
    record Raised(DecisionLevel level) implements Finding {}
}
