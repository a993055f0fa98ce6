package dk.punktum.flagger.bench.row;

import dk.punktum.flagger.bench.load.Authority;
import dk.punktum.flagger.bench.load.ClosedLoop;
import dk.punktum.flagger.bench.load.Load;
import dk.punktum.flagger.bench.load.Names;
import dk.punktum.flagger.bench.report.Figure;
import dk.punktum.flagger.bench.report.Goal;
import dk.punktum.flagger.bench.report.Spread;
import dk.punktum.flagger.bench.yardstick.Database;
import dk.punktum.flagger.bench.yardstick.LoggedTransaction;
import dk.punktum.flagger.bench.yardstick.Pgbench;
import dk.punktum.flagger.bench.yardstick.PgbenchResult;
import dk.punktum.flagger.bench.yardstick.Replay;
import dk.punktum.flagger.local.Child;
import dk.punktum.flagger.local.Ports.Part;
import dk.punktum.flagger.local.Stack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/// B1. How many flags are taken in, each with a token, an idempotency key, a signed receipt and an event, durably;
/// beside it `pgbench` with the statements of the transaction that takes a flag.
public final class IntakeRow implements Row {

    private static final List<Integer> CONNECTIONS = List.of(1, 8, 32);
    private static final int MOST = 32;

    /// What only the transaction that takes a flag does.
    static final String TAKES = "insert into flag ";

    private record Round(Load ours, PgbenchResult yardstick) {}

    @Override
    public List<Figure> measure(Bench bench) {
        try (Stack stack = bench.start(List.of(Part.FLAGGER_REGISTRY, Part.INTAKE_SERVICE), Map.of())) {
            List<Authority> authorities = IntStream.rangeClosed(1, MOST)
                    .mapToObj(number -> new Authority(stack, number))
                    .toList();
            stack.child(Part.FLAGGER_REGISTRY).stop();
            var load = new ClosedLoop(authorities, new Names());
            long acknowledged = load.run(MOST, Duration.ofSeconds(2)).acknowledged();
            String script = script(bench, "B1", stack, load, MOST);
            acknowledged += 2L * MOST;
            var pgbench = new Pgbench(copy(bench, stack), bench.results().resolve("pgbench-b1"), script);
            acknowledged += warmUp(bench, load);
            List<Figure> figures = new ArrayList<>();
            for (int connections : CONNECTIONS) {
                List<Round> rounds = new ArrayList<>();
                for (int round = 0; round < bench.rounds(); round++) {
                    rounds.add(
                            new Round(load.run(connections, bench.round()), pgbench.run(connections, bench.round())));
                    acknowledged += rounds.getLast().ours().acknowledged();
                }
                figures.addAll(figures(connections, rounds));
                bench.say()
                        .accept(
                                "B1: at %d connections the load generator itself takes %.2f cores; %d flags had to be handed in again after a fault"
                                        .formatted(
                                                connections,
                                                spread(
                                                                rounds,
                                                                round -> round.ours()
                                                                        .ownCores())
                                                        .median(),
                                                rounds.stream()
                                                        .mapToLong(round ->
                                                                round.ours().repeats())
                                                        .sum()));
            }
            NothingMayBeLost.check(
                    "flags", acknowledged, bench.database(stack, "intake").count("select count(*) from flag"));
            return figures;
        }
    }

    /// @return how many flags were taken in
    private static long warmUp(Bench bench, ClosedLoop load) {
        var acknowledged = new LongAdder();
        WarmUp.run(bench, time -> {
            Load warming = load.run(MOST, time);
            acknowledged.add(warming.acknowledged());
            return warming.perSecond();
        });
        return acknowledged.sum();
    }

    /// Hands in two flags of each authority.
    ///
    /// @return a script of the transaction that takes a flag, for one authority each client
    static String script(Bench bench, String row, Stack stack, ClosedLoop load, int authorities) {
        List<LoggedTransaction> logged = bench.statementLog(stack).during("intake", () -> load.each(authorities, 2));
        List<LoggedTransaction> taking = logged.stream()
                .filter(transaction -> transaction.executes(TAKES))
                .toList();
        if (taking.size() != 2 * authorities) {
            throw new IllegalStateException(
                    "%d flags were handed in, %d transactions logged".formatted(2 * authorities, taking.size()));
        }
        List<List<List<LoggedTransaction>>> clients = new ArrayList<>();
        for (int i = 0; i < taking.size(); i += 2) {
            clients.add(List.of(List.of(taking.get(i)), List.of(taking.get(i + 1))));
        }
        Database intake = bench.database(stack, "intake");
        bench.keep(row.toLowerCase(Locale.ROOT) + "-statements.sql", statements(logged));
        bench.say()
                .accept("%s: the transaction that takes a flag has %d statements with BEGIN and COMMIT"
                        .formatted(row, taking.getFirst().statements()));
        return Replay.script(clients, intake::parameterTypes);
    }

    /// For reading: everything that the database was asked while flags were handed in, one after the other.
    private static String statements(List<LoggedTransaction> logged) {
        return logged.stream()
                .map(transaction -> transaction.executions().stream()
                        .map(execution -> execution.sql().replaceAll("\\s+", " ") + ";\n")
                        .collect(Collectors.joining("", "-- [%d]\n".formatted(transaction.backend()), "")))
                .collect(Collectors.joining("\n"));
    }

    private static Database copy(Bench bench, Stack stack) {
        Child intake = stack.child(Part.INTAKE_SERVICE);
        intake.stop();
        Database copy = bench.copy(stack, "intake");
        intake.start();
        intake.awaitReady();
        return copy;
    }

    private static List<Figure> figures(int connections, List<Round> rounds) {
        String at = connections == 1 ? "at 1 connection" : "at %d connections".formatted(connections);
        return List.of(
                new Figure(
                        "B1",
                        "flags taken in, " + at,
                        "/s",
                        spread(rounds, round -> round.ours().perSecond()),
                        spread(rounds, round -> round.yardstick().perSecond()),
                        connections == MOST ? new Goal.AtLeastTimes(0.5) : new Goal.None()),
                latency(at, 50, rounds, connections == 1 ? new Goal.AtMostMore(3) : new Goal.None()),
                latency(at, 99, rounds, new Goal.None()));
    }

    private static Figure latency(String at, int percentile, List<Round> rounds, Goal goal) {
        return new Figure(
                "B1",
                "p%d, %s".formatted(percentile, at),
                "ms",
                spread(rounds, round -> milliseconds(round.ours().microseconds(), percentile)),
                spread(rounds, round -> milliseconds(round.yardstick().microseconds(), percentile)),
                goal);
    }

    static double milliseconds(Histogram microseconds, int percentile) {
        return microseconds.getValueAtPercentile(percentile) / 1_000.0;
    }

    private static Spread spread(List<Round> rounds, ToDoubleFunction<Round> figure) {
        return Spread.of(
                rounds.stream().map(round -> figure.applyAsDouble(round)).toList());
    }
}
