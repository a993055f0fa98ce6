package dk.punktum.flagger.bench.report;

import java.util.Locale;

/// What is to be reached, in terms of ours and the yardstick's median.
public sealed interface Goal {

    /// Ours is at least this share of the yardstick's.
    record AtLeastTimes(double share) implements Goal {}

    /// Ours is at most so many times the yardstick's.
    record AtMostTimes(double times) implements Goal {}

    /// Ours is at most so much more than the yardstick's.
    record AtMostMore(double more) implements Goal {}

    /// Ours is at most this much; there is nothing to hold it against, or it is only shown.
    record AtMost(double most) implements Goal {}

    /// To be known, not to be reached.
    record None() implements Goal {}

    default boolean isReached(double ours, double yardstick) {
        return switch (this) {
            case AtLeastTimes(double share) -> ours >= share * yardstick;
            case AtMostTimes(double times) -> ours <= times * yardstick;
            case AtMostMore(double more) -> ours <= yardstick + more;
            case AtMost(double most) -> ours <= most;
            case None() -> true;
        };
    }

    default String inWords(String unit) {
        return switch (this) {
            case AtLeastTimes(double share) -> "≥ " + number(share) + " ×";
            case AtMostTimes(double times) -> "≤ " + number(times) + " ×";
            case AtMostMore(double more) -> "≤ + " + number(more) + " " + unit;
            case AtMost(double most) -> "≤ " + number(most) + " " + unit;
            case None() -> "";
        };
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.2f", value).replaceAll("0$", "");
    }
}
