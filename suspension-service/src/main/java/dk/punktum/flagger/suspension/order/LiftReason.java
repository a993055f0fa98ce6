package dk.punktum.flagger.suspension.order;

/// Why an order is lifted before its end.
enum LiftReason {
    /// Whoever gave it has taken it back, or a higher body has.
    REVOKED,
    /// Another order takes its place.
    REPLACED,
    /// It was entered wrongly.
    MISTAKEN,
    /// What it asked for has been done.
    FULFILLED
}
