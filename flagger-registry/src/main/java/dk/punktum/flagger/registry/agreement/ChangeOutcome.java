package dk.punktum.flagger.registry.agreement;

/// What came of a wish to change an agreement.
sealed interface ChangeOutcome {

    record Changed(AgreementView agreement) implements ChangeOutcome {}

    record Refused(ChangeRuling.Refusal refusal) implements ChangeOutcome {}

    /// There is no such agreement.
    record Unknown() implements ChangeOutcome {}
}
