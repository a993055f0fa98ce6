package dk.punktum.flagger.suspension.safety;

import dk.punktum.flagger.suspension.safety.SafetyFacts.Room;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What operators have set.
///
/// @param killSwitchSince since when no new hold is placed; null when the switch is not thrown
/// @param perAuthority    holds per authority within the window
/// @param total           holds within the window
record SafetySettings(@Nullable Instant killSwitchSince, int perAuthority, int total) {

    boolean isKillSwitchThrown() {
        return killSwitchSince != null;
    }

    /// For a hold that no authority asked for.
    Room roomForNobody() {
        return new Room(perAuthority, 0, 0);
    }
}
