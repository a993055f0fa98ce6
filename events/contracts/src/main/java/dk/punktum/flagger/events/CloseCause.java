package dk.punktum.flagger.events;

/// Why a case is over.
public enum CloseCause {
    /// The authority took back its flag.
    WITHDRAWN,
    /// The registry reversed its verdict.
    REVERSED,
    /// The Complaints Board or a court annulled the verdict.
    ANNULLED,
    /// The order that the hold rested on was lifted, or has run out. No case is closed with it.
    ORDER_ENDED
}
