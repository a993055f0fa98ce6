package dk.punktum.flagger.bench.row;

import static dk.punktum.flagger.bench.row.IntakeRow.milliseconds;

import dk.punktum.flagger.bench.report.Figure;
import dk.punktum.flagger.bench.report.Goal;
import dk.punktum.flagger.bench.report.Spread;
import dk.punktum.flagger.bench.yardstick.Floor;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/// B4. How long it is from a flag that is to be handed in to `domain-suspended` as an independent consumer reads it,
/// while flags come at half the rate that the chain can bear; beside it three commits and three records through Kafka.
public final class LatencyRow implements Row {

    @Override
    public List<Figure> measure(Bench bench) {
        try (Chain chain = Chain.start(bench, bench.quick() ? 20_000 : 100_000);
                var floor = new Floor(
                        bench.administration(chain.stack()), chain.stack().kafkaBootstrapServers())) {
            chain.warmUp();
            int times = bench.quick() ? 100 : 500;
            floor.run(times);
            double rate = chain.flow(bench.chainRound()).perSecond() / 2;
            bench.say().accept("B4: %.1f flags/s come, half of what the chain was just seen to bear".formatted(rate));
            List<Histogram> ours = new ArrayList<>();
            List<Histogram> theirs = new ArrayList<>();
            for (int round = 0; round < bench.rounds(); round++) {
                ours.add(chain.latencies(rate, bench.chainRound()));
                theirs.add(floor.run(times));
            }
            chain.check();
            return List.of(figure(50, 2.5, ours, theirs), figure(99, 4, ours, theirs));
        }
    }

    private static Figure figure(int percentile, double times, List<Histogram> ours, List<Histogram> theirs) {
        return new Figure(
                "B4",
                "p%d, handed in to suspended".formatted(percentile),
                "ms",
                spread(ours, percentile),
                spread(theirs, percentile),
                new Goal.AtMostTimes(times));
    }

    static Spread spread(List<Histogram> rounds, int percentile) {
        return Spread.of(
                rounds.stream().map(round -> milliseconds(round, percentile)).toList());
    }
}
