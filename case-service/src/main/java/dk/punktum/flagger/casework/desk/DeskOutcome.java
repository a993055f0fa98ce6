package dk.punktum.flagger.casework.desk;

/// What came of an officer's wish.
sealed interface DeskOutcome {

    record Done() implements DeskOutcome {}

    record Refused(DeskRuling.Refusal refusal) implements DeskOutcome {}

    /// The case has changed since the officer looked at it.
    record Stale() implements DeskOutcome {}

    /// There is no such case.
    record Unknown() implements DeskOutcome {}
}
