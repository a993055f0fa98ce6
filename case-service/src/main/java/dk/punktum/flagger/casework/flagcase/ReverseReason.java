package dk.punktum.flagger.casework.flagcase;

/// Why the registry takes back an upheld verdict.
public enum ReverseReason {
    /// The authority's decision was annulled or changed, and the authority has not withdrawn its flag.
    DECISION_ANNULLED,
    /// A formal requirement was not met after all.
    FORMAL_ERROR,
    /// A less intrusive measure reaches the aim (proportionality).
    DISPROPORTIONATE
}
