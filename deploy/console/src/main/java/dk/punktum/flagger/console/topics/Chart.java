package dk.punktum.flagger.console.topics;

import dk.punktum.flagger.console.cluster.TrendPoint;
import io.quarkus.qute.TemplateData;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// A group's lag over the last hour as two curves, each with its own scale. Only the curves are SVG, stretched
/// to the page; the words around them are HTML, readable on a phone as well.
///
/// @param seconds       the points of a polyline in a box of [Curve#WIDE]
/// @param fullSeconds   what the upper edge of `seconds` stands for
/// @param records       as `seconds`
/// @param fullRecords   what the upper edge of `records` stands for
@TemplateData
record Chart(Instant until, String seconds, Duration fullSeconds, String records, long fullRecords) {

    /// @param trend oldest first, at least one point
    static Chart of(List<TrendPoint> trend) {
        Curve curve = Curve.WIDE;
        return new Chart(
                trend.getLast().at(),
                curve.points(trend, TrendPoint::seconds),
                Duration.ofSeconds(curve.full(trend, TrendPoint::seconds)),
                curve.points(trend, TrendPoint::records),
                curve.full(trend, TrendPoint::records));
    }

    public Instant from() {
        return until.minus(Curve.SPAN);
    }
}
