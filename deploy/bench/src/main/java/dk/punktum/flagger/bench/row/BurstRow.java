package dk.punktum.flagger.bench.row;

import dk.punktum.flagger.bench.report.Figure;
import dk.punktum.flagger.bench.report.Goal;
import dk.punktum.flagger.bench.report.Spread;
import java.util.ArrayList;
import java.util.List;

/// B6. How long it is from a decision about a hundred names that is handed in to the last of them on
/// `domain-suspended`, and from five such decisions at once; beside it how long so many names take at the rate that the
/// chain bears when they come one by one.
public final class BurstRow implements Row {

    /// As many as a flag takes.
    private static final int NAMES = 100;

    private static final int AT_ONCE = 5;

    @Override
    public List<Figure> measure(Bench bench) {
        try (Chain chain = Chain.start(bench, bench.quick() ? 20_000 : 100_000)) {
            chain.warmUp();
            chain.burst(AT_ONCE, NAMES);
            List<Double> one = new ArrayList<>();
            List<Double> five = new ArrayList<>();
            List<Double> nameSeconds = new ArrayList<>();
            for (int round = 0; round < bench.rounds(); round++) {
                one.add(chain.burst(1, NAMES));
                five.add(chain.burst(AT_ONCE, NAMES));
                double perSecond = chain.flow(bench.chainRound()).perSecond();
                nameSeconds.add(1 / perSecond);
                bench.say().accept("B6: %.1f flags/s when they come one by one".formatted(perSecond));
            }
            chain.check();
            return List.of(
                    figure("one decision about 100 names", one, nameSeconds, NAMES),
                    figure("five such decisions at once", five, nameSeconds, AT_ONCE * NAMES));
        }
    }

    private static Figure figure(String what, List<Double> ours, List<Double> nameSeconds, int names) {
        return new Figure(
                "B6",
                what,
                "s",
                Spread.of(ours),
                Spread.of(nameSeconds.stream().map(seconds -> seconds * names).toList()),
                new Goal.AtMostTimes(1.5));
    }
}
