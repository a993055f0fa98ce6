package dk.punktum.flagger.suspension.reconcile;

/// How far a comparison is.
enum RunStatus {
    /// An operator wants it.
    REQUESTED,
    RUNNING,
    DONE,
    /// So many names differed that nothing was repaired: a person has to look.
    TOO_MANY,
    /// Its instance has ended in the middle.
    BROKEN_OFF
}
