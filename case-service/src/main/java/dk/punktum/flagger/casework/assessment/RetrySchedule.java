package dk.punktum.flagger.casework.assessment;

import java.time.Duration;

/// Exponential back-off with a cap. Half of each pause is chance, so that cases that failed together do not all come
/// back together.
///
/// @param first   the pause after the first attempt, at most
/// @param longest the cap
record RetrySchedule(Duration first, Duration longest) {

    /// @param attempt from 1
    /// @param chance  from 0 to 1
    Duration pauseAfter(int attempt, double chance) {
        double doubled = first.toMillis() * Math.pow(2, attempt - 1);
        double pause = Math.min(doubled, longest.toMillis());
        return Duration.ofMillis(Math.round(pause / 2 * (1 + chance)));
    }
}
