package dk.punktum.flagger.console.topics;

import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.console.cluster.ClusterState;
import dk.punktum.flagger.console.cluster.Pair;
import dk.punktum.flagger.console.cluster.TrendPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrendTest {

    private static final Instant NOW = Instant.parse("2026-09-01T10:02:00Z");

    private static final List<TrendPoint> TREND = List.of(
            new TrendPoint(NOW.minusSeconds(3600), 0, 0),
            new TrendPoint(NOW.minusSeconds(130), 9, 60),
            new TrendPoint(NOW.minusSeconds(125), 7, 30),
            new TrendPoint(NOW, 1, 15));

    @Test
    void theNewestIsAtTheRightAndTheWorstOfEachMinuteCounts() {
        assertThat(Curve.SMALL.points(TREND, TrendPoint::seconds)).isEqualTo("0.0,23.0 116.0,1.0 120.0,17.5");
    }

    @Test
    void aFlickerIsDrawnLow() {
        assertThat(Curve.SMALL.points(List.of(new TrendPoint(NOW, 1, 3)), TrendPoint::seconds))
                .isEqualTo("120.0,20.8");
        assertThat(Curve.SMALL.points(List.of(), TrendPoint::seconds)).isEmpty();
    }

    @Test
    void theTableHasTheWorstOfEachFiveMinutesNewestFirst() {
        var view = new GroupView(
                new Pair("flag-received", "case-service"),
                new ClusterState(null, null, List.of(), List.of()),
                null,
                TREND);

        assertThat(view.rows())
                .containsExactly(
                        new GroupView.Row(Instant.parse("2026-09-01T10:00:00Z"), 1, Duration.ofSeconds(15)),
                        new GroupView.Row(Instant.parse("2026-09-01T09:55:00Z"), 9, Duration.ofSeconds(60)),
                        new GroupView.Row(Instant.parse("2026-09-01T09:00:00Z"), 0, Duration.ZERO));
    }

    @Test
    void eachCurveOfTheChartHasItsOwnScaleAndSaysIt() {
        assertThat(Chart.of(TREND))
                .isEqualTo(new Chart(
                        NOW,
                        "0.0,99.0 694.0,1.0 696.0,50.0 720.0,74.5",
                        Duration.ofMinutes(1),
                        "0.0,99.0 694.0,10.8 696.0,30.4 720.0,89.2",
                        10));
        assertThat(Chart.of(TREND).from()).isEqualTo(NOW.minusSeconds(3600));
    }
}
