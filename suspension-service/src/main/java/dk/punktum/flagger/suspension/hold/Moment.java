package dk.punktum.flagger.suspension.hold;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Now, as exact as a time can be told and read back unchanged: to the millisecond.
final class Moment {

    static Instant of(Clock clock) {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private Moment() {}
}
