package dk.punktum.flagger.bench.row;

import static dk.punktum.flagger.bench.row.IntakeRow.milliseconds;

import dk.punktum.flagger.bench.growth.Growth;
import dk.punktum.flagger.bench.load.Load;
import dk.punktum.flagger.bench.report.Figure;
import dk.punktum.flagger.bench.report.Goal;
import dk.punktum.flagger.bench.report.Spread;
import dk.punktum.flagger.bench.yardstick.Database;
import dk.punktum.flagger.local.Child;
import dk.punktum.flagger.local.Ports.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/// B8. What B1 and B4 measure, when a million flags and their cases are in the databases; beside it the same when they
/// were empty.
public final class GrowthRow implements Row {

    private static final double TIMES = 1.2;

    /// What is copied.
    private static final int PIECE = 100;

    private record Measured(List<Load> taken, List<Histogram> latencies) {}

    @Override
    public List<Figure> measure(Bench bench) {
        long more = bench.quick() ? 20_000 : 1_000_000;
        try (Chain chain = Chain.start(bench, bench.quick() ? 40_000 : 200_000)) {
            chain.warmUp();
            double rate = chain.flow(bench.chainRound()).perSecond() / 2;
            bench.say().accept("B8: %.1f flags/s come for B4, half of what the chain bears when empty".formatted(rate));
            Growth growth = Growth.learn(databases(bench, chain), PIECE, () -> chain.each(PIECE));
            bench.say().accept("B8: rows that a flag leaves: " + growth.inWords());
            // Not counted: what is measured when empty has as much behind it as what is measured when full.
            taken(bench, chain);
            restart(chain, () -> {});
            Measured empty = measured(bench, chain, rate);
            restart(chain, () -> fill(bench, chain, growth, more));
            Measured full = measured(bench, chain, rate);
            NothingMayBeLost.check(
                    "flags",
                    chain.used() + more,
                    bench.database(chain.stack(), "intake").count("select count(*) from flag"));
            return figures(chain.connections(), full, empty);
        }
    }

    private static List<Database> databases(Bench bench, Chain chain) {
        return Stream.concat(Stream.of("registry"), Chain.DATABASES.stream())
                .map(name -> bench.administration(chain.stack(), name))
                .toList();
    }

    /// What intake-service took in when it ran alone is worked off first.
    private static Measured measured(Bench bench, Chain chain, double rate) {
        chain.awaitWorkedOff();
        chain.warmUp();
        List<Histogram> latencies = new ArrayList<>();
        for (int round = 0; round < bench.rounds(); round++) {
            latencies.add(chain.latencies(rate, bench.chainRound()));
        }
        chain.check();
        return new Measured(taken(bench, chain), latencies);
    }

    /// Nothing runs beside intake-service, as for B1, and nothing does afterwards.
    private static List<Load> taken(Bench bench, Chain chain) {
        Chain.PARTS.stream()
                .filter(part -> part != Part.INTAKE_SERVICE)
                .map(chain.stack()::child)
                .forEach(Child::stop);
        chain.intake().run(chain.connections(), bench.round());
        List<Load> taken = new ArrayList<>();
        for (int round = 0; round < bench.rounds(); round++) {
            taken.add(chain.intake().run(chain.connections(), bench.round()));
        }
        return taken;
    }

    private static void restart(Chain chain, Runnable meanwhile) {
        List<Child> children = Chain.PARTS.stream().map(chain.stack()::child).toList();
        children.forEach(Child::stop);
        meanwhile.run();
        children.forEach(Child::start);
        children.forEach(Child::awaitReady);
    }

    private static void fill(Bench bench, Chain chain, Growth growth, long more) {
        long before = growth.megabytes();
        long began = System.nanoTime();
        growth.fill(more);
        bench.administration(chain.stack()).execute("checkpoint");
        bench.say()
                .accept(
                        "B8: %d flags more, with all that belongs to them, took %.0f s; the databases had %d MB and have %d MB"
                                .formatted(more, (System.nanoTime() - began) / 1e9, before, growth.megabytes()));
    }

    private static List<Figure> figures(int connections, Measured full, Measured empty) {
        return List.of(
                new Figure(
                        "B8",
                        "B1's flags taken in, at %d connections".formatted(connections),
                        "/s",
                        spread(full.taken(), Load::perSecond),
                        spread(empty.taken(), Load::perSecond),
                        new Goal.AtLeastTimes(1 / TIMES)),
                figure(
                        "B1's p50, at %d connections".formatted(connections),
                        spread(full.taken(), load -> milliseconds(load.microseconds(), 50)),
                        spread(empty.taken(), load -> milliseconds(load.microseconds(), 50))),
                figure(
                        "B4's p50, handed in to suspended",
                        LatencyRow.spread(full.latencies(), 50),
                        LatencyRow.spread(empty.latencies(), 50)),
                figure(
                        "B4's p99, handed in to suspended",
                        LatencyRow.spread(full.latencies(), 99),
                        LatencyRow.spread(empty.latencies(), 99)));
    }

    private static Figure figure(String what, Spread full, Spread empty) {
        return new Figure("B8", what, "ms", full, empty, new Goal.AtMostTimes(TIMES));
    }

    private static Spread spread(List<Load> rounds, ToDoubleFunction<Load> figure) {
        return Spread.of(rounds.stream().map(figure::applyAsDouble).toList());
    }
}
