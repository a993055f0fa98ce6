package dk.punktum.flagger.events;

/// Why a case is over.
public enum CloseCause {
    /// The authority took back its flag.
    WITHDRAWN,
    /// The registry reversed its verdict.
    REVERSED
}
