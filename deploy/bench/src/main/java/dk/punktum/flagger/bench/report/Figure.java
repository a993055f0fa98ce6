package dk.punktum.flagger.bench.report;

import org.jspecify.annotations.Nullable;

/// A line of the table.
///
/// @param row       such as `B1`
/// @param what      in a few words
/// @param unit      of ours and the yardstick's
/// @param yardstick null where there is none
public record Figure(
        String row,
        String what,
        String unit,
        Spread ours,
        @Nullable Spread yardstick,
        Goal goal) {

    /// NaN without a yardstick.
    public double ratio() {
        return yardstick == null ? Double.NaN : ours.median() / yardstick.median();
    }

    public boolean isReached() {
        return goal.isReached(ours.median(), yardstick == null ? Double.NaN : yardstick.median());
    }
}
