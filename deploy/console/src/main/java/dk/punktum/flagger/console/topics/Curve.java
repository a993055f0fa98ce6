package dk.punktum.flagger.console.topics;

import dk.punktum.flagger.console.cluster.TrendPoint;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/// Draws a trend as the points of an SVG polyline: an hour from left to right, and the figure upwards.
///
/// @param step of each so long, the worst is drawn
/// @param smallestFullHeight less than this is drawn low, so that a flicker does not look like a mountain
record Curve(int width, int height, Duration step, long smallestFullHeight) {

    static final Duration SPAN = Duration.ofHours(1);

    /// Beside a row of a table.
    static final Curve SMALL = new Curve(120, 24, Duration.ofMinutes(1), 30);

    /// Stretched over the width of a page.
    static final Curve WIDE = new Curve(720, 100, Duration.ofSeconds(10), 10);

    /// What is at the upper edge of the picture.
    long full(List<TrendPoint> trend, ToLongFunction<TrendPoint> figure) {
        return Math.max(
                smallestFullHeight, trend.stream().mapToLong(figure).max().orElse(0));
    }

    /// @param trend oldest first; the newest point is at the right edge
    /// @return such as `0.0,23.0 2.0,21.5`; empty when there are no points
    String points(List<TrendPoint> trend, ToLongFunction<TrendPoint> figure) {
        if (trend.isEmpty()) {
            return "";
        }
        var end = trend.getLast().at();
        var worst = new TreeMap<Long, Long>();
        for (TrendPoint point : trend) {
            long stepsAgo = Duration.between(point.at(), end).dividedBy(step);
            worst.merge(-stepsAgo, figure.applyAsLong(point), Math::max);
        }
        double stepWidth = (double) width / SPAN.dividedBy(step);
        double scale = (height - 2.0) / full(trend, figure);
        var points = new StringBuilder();
        worst.forEach((steps, amount) -> points.append(
                String.format(Locale.ROOT, "%.1f,%.1f ", width + steps * stepWidth, height - 1 - amount * scale)));
        return points.toString().trim();
    }
}
