package dk.punktum.flagger.suspension.hold;

/// Why a hold's planned end was moved.
enum PlannedEndReason {
    /// The authority asks for more time, or for less.
    AUTHORITY_ASKED,
    /// The registrant is putting the matter right.
    REGISTRANT_REMEDIES,
    /// The end was wrong.
    CORRECTION,
    /// By rule: an appeal was decided shortly before the planned end, or after it. No officer can give it.
    APPEAL_DECIDED;

    boolean isForOfficers() {
        return this != APPEAL_DECIDED;
    }
}
