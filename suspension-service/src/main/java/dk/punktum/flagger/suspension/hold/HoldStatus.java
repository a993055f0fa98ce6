package dk.punktum.flagger.suspension.hold;

import java.util.EnumSet;
import java.util.Set;

/// The life of a hold. `next()` is the only place that knows it.
enum HoldStatus {
    /// Its case is upheld; the name has not been changed for it yet.
    REQUESTED,
    /// It keeps the name suspended.
    PLACED,
    /// Its case is over; it no longer counts.
    LIFTED,
    /// Its case was over before it was placed: nobody was ever told of it.
    CANCELLED,
    /// It could not be placed, and never will be.
    ABANDONED;

    Set<HoldStatus> next() {
        return switch (this) {
            case REQUESTED -> EnumSet.of(PLACED, CANCELLED, ABANDONED);
            case PLACED -> EnumSet.of(LIFTED);
            case LIFTED, CANCELLED, ABANDONED -> EnumSet.noneOf(HoldStatus.class);
        };
    }
}
