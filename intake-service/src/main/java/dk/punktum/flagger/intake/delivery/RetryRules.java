package dk.punktum.flagger.intake.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// When a message is tried again, and when its webhook is given up (Standard Webhooks, "Deliverability and
/// reliability").
final class RetryRules {

    /// @param attempts those that have failed, this one included
    /// @param jitter   0 to 1: up to a tenth is added, so that what failed together does not come back together
    /// @return empty when it is given up
    static Optional<Instant> nextAttempt(int attempts, List<Duration> pauses, Instant now, double jitter) {
        if (attempts > pauses.size()) {
            return Optional.empty();
        }
        Duration pause = pauses.get(attempts - 1);
        return Optional.of(now.plus(pause).plusMillis(Math.round(pause.toMillis() / 10.0 * jitter)));
    }

    static boolean hasFailedTooLong(@Nullable Instant failingSince, Duration patience, Instant now) {
        return failingSince != null && !now.isBefore(failingSince.plus(patience));
    }

    private RetryRules() {}
}
