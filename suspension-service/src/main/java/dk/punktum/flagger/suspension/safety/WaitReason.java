package dk.punktum.flagger.suspension.safety;

/// Why a hold is not placed yet.
public enum WaitReason {
    /// Two persons have to release it: the name is one that others depend on.
    PROTECTED_NAME,
    /// An operator has stopped all new holds.
    KILL_SWITCH,
    /// Its authority has had as many names suspended within the hour as it may.
    AUTHORITY_LIMIT,
    /// All authorities together have.
    TOTAL_LIMIT
}
