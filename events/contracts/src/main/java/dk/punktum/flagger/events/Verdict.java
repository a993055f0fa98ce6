package dk.punktum.flagger.events;

/// What the registry does about a flag.
public enum Verdict {
    /// The measure is carried out.
    UPHELD,
    /// It is not; the decline reason says why.
    DECLINED
}
