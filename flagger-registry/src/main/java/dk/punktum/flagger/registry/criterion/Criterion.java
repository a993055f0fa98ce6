package dk.punktum.flagger.registry.criterion;

/// What makes somebody eligible. Source: the registry's announcement of the scheme; all four are needed.
public enum Criterion {
    /// The flagger is a public authority.
    PUBLIC_AUTHORITY,
    /// It makes administrative decisions in the specific case.
    ADMINISTRATIVE_DECISIONS,
    /// It assumes full legal responsibility for those decisions.
    LEGAL_RESPONSIBILITY,
    /// It has a written agreement with the registry.
    WRITTEN_AGREEMENT
}
