package dk.punktum.flagger.events;

/// What a hold rests on. An event that does not say it means `FLAG`.
public enum HoldCause {
    /// A trusted flagger's decision, upheld in a case.
    FLAG,
    /// A court's order to the registry.
    COURT_ORDER,
    /// A decision of the Complaints Board (Klagenævnet for Domænenavne).
    COMPLAINTS_BOARD,
    /// The registry's own decision.
    REGISTRY
}
