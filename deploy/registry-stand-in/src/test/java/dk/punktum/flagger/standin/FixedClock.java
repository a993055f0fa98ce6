package dk.punktum.flagger.standin;

import dk.punktum.flagger.testing.SettableClock;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;

/// In the application under test it is always 1 July 2026, 10:00 in Copenhagen.
class FixedClock {

    @Produces
    @Alternative
    @Priority(1)
    @Singleton
    Clock clock() {
        return new SettableClock(Instant.parse("2026-07-01T08:00:00Z"));
    }
}
