package dk.punktum.flagger.events;

/// Why the registry does not act on a flag. Form only, never merits.
public enum DeclineReason {
    /// The agreement was not in force.
    AGREEMENT_NOT_IN_FORCE,
    /// The agreement does not cover the legal ground.
    GROUND_OUTSIDE_AGREEMENT,
    /// The name is not registered.
    DOMAIN_NOT_FOUND,
    /// The same authority already has an open or upheld case about this name on the same ground.
    DUPLICATE,
    /// The document does not name the domain name, or does not say what is to happen to it.
    DOCUMENT_INSUFFICIENT,
    /// A less intrusive measure reaches the aim (proportionality).
    DISPROPORTIONATE,
    /// The name is seized: the police are its registrant.
    SEIZED,
    /// The flag was taken back before it was decided.
    WITHDRAWN
}
