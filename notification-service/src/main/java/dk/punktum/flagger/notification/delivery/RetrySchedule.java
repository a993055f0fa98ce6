package dk.punktum.flagger.notification.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/// When an attempt is made again: each pause twice the one before, up to a longest, with jitter. So that what failed
/// together does not come back together.
///
/// @param attempts the last one has this number
record RetrySchedule(Duration first, Duration longest, int attempts) {

    boolean isLast(int attempt) {
        return attempt >= attempts;
    }

    /// Between three quarters of the pause and the whole of it.
    Instant after(int attempt, Instant now, RandomGenerator random) {
        double part = 0.75 + 0.25 * random.nextDouble();
        return now.plusMillis((long) (pause(attempt).toMillis() * part));
    }

    /// @param attempt the one that has failed; the first is 1
    Duration pause(int attempt) {
        // 2^30 times a second is 34 years: far beyond any longest pause, and far from overflow.
        long doubled = first.toMillis() << Math.min(attempt - 1, 30);
        return doubled < longest.toMillis() ? Duration.ofMillis(doubled) : longest;
    }
}
