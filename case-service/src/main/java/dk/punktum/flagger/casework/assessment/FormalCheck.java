package dk.punktum.flagger.casework.assessment;

/// The formal checks of a case. Form only, never merits.
enum FormalCheck {
    /// The agreement was in force when the flag was received.
    AGREEMENT_IN_FORCE,
    /// The agreement covers the legal ground.
    GROUND_COVERED,
    /// The authority has not taken the flag back.
    NOT_WITHDRAWN,
    /// The name is registered.
    NAME_REGISTERED,
    /// The name is not seized: a seized name is not ours to hold or lift.
    NAME_NOT_SEIZED,
    /// The same authority has no open or upheld case about the name on the same ground. Another authority's hold is no
    /// obstacle.
    NOT_A_DUPLICATE,
    /// Nobody else has names below this one.
    NO_SUB_TENANTS,
    /// No host below the name serves other names.
    HITS_NO_OTHERS
}
