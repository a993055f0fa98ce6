package dk.punktum.flagger.console.topics;

import dk.punktum.flagger.console.cluster.TrendPoint;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/// A trend as the points of an SVG polyline, 120 wide and 24 high: an hour from left to right, and upwards
/// the seconds.
final class Sparkline {

    private static final double WIDTH = 120;
    private static final double HEIGHT = 24;
    private static final Duration SPAN = Duration.ofHours(1);
    private static final int STEPS = 60;

    /// Less than this many seconds is drawn low, so that a flicker does not look like a mountain.
    private static final long SMALLEST_FULL_HEIGHT = 30;

    /// @param trend oldest first; the newest point is at the right edge
    /// @return such as `0.0,23.0 2.0,21.5`, the worst of each minute; empty when there are no points
    static String of(List<TrendPoint> trend) {
        if (trend.isEmpty()) {
            return "";
        }
        var end = trend.getLast().at();
        long highest = Math.max(
                SMALLEST_FULL_HEIGHT,
                trend.stream().mapToLong(TrendPoint::seconds).max().orElse(0));
        var worst = new TreeMap<Long, Long>();
        for (TrendPoint point : trend) {
            long ago = Duration.between(point.at(), end).toSeconds() * STEPS / SPAN.toSeconds();
            worst.merge(STEPS - ago, point.seconds(), Math::max);
        }
        var points = new StringBuilder();
        worst.forEach((step, seconds) -> points.append(String.format(
                Locale.ROOT, "%.1f,%.1f ", step * WIDTH / STEPS, HEIGHT - 1 - (HEIGHT - 2) * seconds / highest)));
        return points.toString().trim();
    }

    private Sparkline() {}
}
