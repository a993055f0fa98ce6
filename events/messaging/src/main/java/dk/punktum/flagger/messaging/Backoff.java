package dk.punktum.flagger.messaging;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// Pauses that double up to a limit, each shortened by chance so that instances do not try in step.
record Backoff(Duration first, Duration longest) {

    Duration after(int failures) {
        int doublings = Math.min(failures - 1, 20);
        long full = Math.min(first.toMillis() << doublings, longest.toMillis());
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(full / 2, full + 1));
    }
}
