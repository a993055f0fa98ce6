package dk.punktum.flagger.suspension;

import io.quarkus.test.Mock;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/// A clock that goes like any other, and that a test can put forward: retries and looks come due by themselves,
/// planned ends when the test wants it.
public final class ShiftedClock extends Clock {

    private static final AtomicReference<Duration> AHEAD = new AtomicReference<>(Duration.ZERO);

    /// Takes the place of the system's clock in the application under test.
    @Mock
    @Singleton
    static class ShiftedClockProducer {
        @Produces
        @Singleton
        @Mock
        Clock clock() {
            return new ShiftedClock();
        }
    }

    public static void putForward(Duration time) {
        AHEAD.updateAndGet(ahead -> ahead.plus(time));
    }

    /// How far it is ahead of the system's.
    public static Duration ahead() {
        return AHEAD.get();
    }

    /// Goes to a moment, be it in the past.
    public static void goTo(Instant moment) {
        goAhead(Duration.between(Clock.systemUTC().instant(), moment));
    }

    public static void goAhead(Duration ofSystem) {
        AHEAD.set(ofSystem);
    }

    /// A clock that is there already, or farther, goes on as it goes.
    public static void putForwardTo(Instant moment) {
        Duration needed = Duration.between(Clock.systemUTC().instant(), moment);
        AHEAD.updateAndGet(ahead -> needed.compareTo(ahead) > 0 ? needed : ahead);
    }

    @Override
    public Instant instant() {
        return Clock.systemUTC().instant().plus(AHEAD.get());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
