package dk.punktum.flagger.intake.quota;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What fits into an hour. The hour is the last 60 minutes, not that on the clock, around whose end twice as much could
/// be handed in. No clock, no database.
final class QuotaRules {

    static final Duration WINDOW = Duration.ofHours(1);

    /// @param taken  what is in the window, the oldest first
    /// @param wanted what is to be added to it
    /// @return nothing when it fits
    static Optional<QuotaExceeded> rule(QuotaLimits limits, List<TakenFlags> taken, QuotaLimits wanted, Instant now) {
        List<QuotaPolicy> violated = Arrays.stream(QuotaPolicy.values())
                .filter(policy -> used(policy, taken) + wanted.of(policy) > limits.of(policy))
                .toList();
        if (violated.isEmpty()) {
            return Optional.empty();
        }
        Duration retryAfter = violated.stream()
                .map(policy ->
                        untilFree(used(policy, taken) + wanted.of(policy) - limits.of(policy), policy, taken, now))
                .max(Duration::compareTo)
                .orElse(WINDOW);
        return Optional.of(
                new QuotaExceeded(violated.stream().map(QuotaPolicy::label).toList(), retryAfter));
    }

    static List<QuotaStanding> standing(QuotaLimits limits, List<TakenFlags> taken, Instant now) {
        return Arrays.stream(QuotaPolicy.values())
                .map(policy -> new QuotaStanding(
                        policy,
                        limits.of(policy),
                        // A limit that was lowered may be below what is used.
                        Math.max(0, limits.of(policy) - used(policy, taken)),
                        taken.isEmpty()
                                ? null
                                : untilFree(
                                        Math.max(1, used(policy, taken) - limits.of(policy) + 1), policy, taken, now)))
                .toList();
    }

    private static int used(QuotaPolicy policy, List<TakenFlags> taken) {
        return taken.stream().mapToInt(flags -> flags.of(policy)).sum();
    }

    /// Until so many units have left the window.
    private static Duration untilFree(int units, QuotaPolicy policy, List<TakenFlags> taken, Instant now) {
        int freed = 0;
        for (TakenFlags flags : taken) {
            freed += flags.of(policy);
            if (freed >= units) {
                return wholeSeconds(Duration.between(now, flags.latest().plus(WINDOW)));
            }
        }
        return WINDOW;
    }

    /// Rounded up: who asks then does not ask too early.
    private static Duration wholeSeconds(Duration duration) {
        return Duration.ofSeconds(Math.max(1, duration.plusNanos(999_999_999).toSeconds()));
    }

    private QuotaRules() {}
}
