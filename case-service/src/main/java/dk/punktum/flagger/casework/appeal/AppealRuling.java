package dk.punktum.flagger.casework.appeal;

/// What the rules say about what an officer wants to write down.
sealed interface AppealRuling {

    /// It was written down before: the answer is the same, and nobody is told again.
    record Repeated() implements AppealRuling {}

    record Recorded(AppealAction.Record appeal) implements AppealRuling {}

    /// Written down as the first of two; the appeal is still pending.
    record AnnulmentProposed(AppealAction.Decide decision) implements AppealRuling {}

    /// Confirmed by the second: the verdict falls.
    record Annulled(AppealAction.Decide decision) implements AppealRuling {}

    /// Any other outcome.
    record Decided(AppealAction.Decide decision) implements AppealRuling {}

    record Affirmed() implements AppealRuling {}

    record Refused(AppealRefusal refusal) implements AppealRuling {}
}
