package dk.punktum.flagger.casework.policy;

/// Who has to decide, from the least to the most.
public enum DecisionLevel {
    /// Nobody, when all formal checks pass.
    AUTOMATIC,
    /// One case officer.
    ONE_OFFICER,
    /// Two different persons, the second of them an approver.
    TWO_OFFICERS;

    public DecisionLevel orHigher(DecisionLevel other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
