package dk.punktum.flagger.bench.report;

import java.util.Arrays;
import java.util.Collection;

/// One figure of several rounds.
///
/// @param median of the rounds; of an even number the mean of the two in the middle
public record Spread(double least, double median, double most) {

    /// @param rounds at least one
    public static Spread of(Collection<Double> rounds) {
        if (rounds.isEmpty()) {
            throw new IllegalArgumentException("no rounds");
        }
        double[] sorted = rounds.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(sorted[0], median, sorted[sorted.length - 1]);
    }

    public static Spread of(double once) {
        return new Spread(once, once, once);
    }
}
