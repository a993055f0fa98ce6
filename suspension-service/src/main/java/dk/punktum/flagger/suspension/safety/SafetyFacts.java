package dk.punktum.flagger.suspension.safety;

import dk.punktum.flagger.events.HoldCause;

/// All that is looked at before a hold is placed.
///
/// @param released  how many different persons have released this hold
/// @param authority the hold's own authority; nothing is used where there is none
/// @param total     all together
record SafetyFacts(HoldCause cause, boolean isProtected, int released, boolean killSwitch, Room authority, Room total) {

    /// @param limit how many may be placed within the window
    /// @param used  how many were
    /// @param ahead how many wait for a place that were requested before
    record Room(int limit, int used, int ahead) {

        boolean isTaken() {
            return used + ahead >= limit;
        }
    }
}
