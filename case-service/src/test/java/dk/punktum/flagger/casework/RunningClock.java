package dk.punktum.flagger.casework;

import dk.punktum.flagger.testing.EventBuilder;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/// Runs as fast as the real one, but begins one hour after [EventBuilder#SOME_TIME]: flags have just come in, and the
/// policy of July 2026 is in force whenever the tests are run.
class RunningClock {

    @Produces
    @Singleton
    Clock clock() {
        Clock real = Clock.systemUTC();
        return Clock.offset(real, Duration.between(real.instant(), EventBuilder.SOME_TIME.plus(Duration.ofHours(1))));
    }
}
