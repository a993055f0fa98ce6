package dk.punktum.flagger.registry.agreement;

/// What an agreement's status means for what is under way.
///
/// @param newFlags     whether intake takes flags, within the days of validity
/// @param undecided    cases that nobody has decided yet
/// @param suspensions  holds that rest on earlier verdicts
/// @param withdrawals  whether the authority can take back what it handed in
record InFlight(Flags newFlags, Cases undecided, Holds suspensions, Withdrawals withdrawals) {

    enum Flags {
        TAKEN,
        REFUSED
    }

    enum Cases {
        /// There can be none.
        NONE,
        /// Each is judged by the agreement as it stood when the flag was received. An officer may still decline it.
        JUDGED_AS_WHEN_RECEIVED
    }

    enum Holds {
        /// There can be none.
        NONE,
        /// Until their end, or until the case is withdrawn or reversed: a registrant's rights do not hang on what
        /// becomes of the authority's agreement, and neither does a decision that was lawful when it was made.
        RUN_ON
    }

    enum Withdrawals {
        REFUSED,
        TAKEN
    }
}
