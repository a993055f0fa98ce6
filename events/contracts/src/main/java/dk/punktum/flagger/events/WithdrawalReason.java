package dk.punktum.flagger.events;

/// Why an authority takes back a flag.
public enum WithdrawalReason {
    /// What the decision was about has been put right.
    RESOLVED,
    /// The decision was annulled or changed by the authority itself, an appeals body or a court.
    DECISION_ANNULLED,
    /// Handed in by mistake: the wrong name, or twice.
    SUBMITTED_IN_ERROR,
    /// Another decision of the authority has taken its place.
    SUPERSEDED
}
