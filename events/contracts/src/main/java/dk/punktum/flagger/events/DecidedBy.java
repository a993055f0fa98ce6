package dk.punktum.flagger.events;

/// How a verdict came about. Who it was stays in case-service.
public enum DecidedBy {
    /// All formal checks passed, and the policy for the ground lets that suffice.
    POLICY,
    /// One case officer.
    ONE_OFFICER,
    /// Two different persons.
    TWO_OFFICERS
}
