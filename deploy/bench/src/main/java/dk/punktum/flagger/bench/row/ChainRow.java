package dk.punktum.flagger.bench.row;

import dk.punktum.flagger.bench.load.Flow;
import dk.punktum.flagger.bench.report.Figure;
import dk.punktum.flagger.bench.report.Goal;
import dk.punktum.flagger.bench.report.Spread;
import dk.punktum.flagger.bench.yardstick.Database;
import dk.punktum.flagger.bench.yardstick.LoggedTransaction;
import dk.punktum.flagger.bench.yardstick.Pgbench;
import dk.punktum.flagger.bench.yardstick.Replay;
import dk.punktum.flagger.bench.yardstick.ServerLog;
import dk.punktum.flagger.local.Child;
import dk.punktum.flagger.local.Stack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/// B5. How many flags go through the whole chain in a second, while nothing piles up; beside it `pgbench` with the
/// statements of all services through which a flag goes, one service after the other.
public final class ChainRow implements Row {

    /// What is logged at once, and repeated by one run of a script.
    private static final int PIECE = 20;

    private static final int CLIENTS = 10;

    private static final String TAKING = "taking";

    @Override
    public List<Figure> measure(Bench bench) {
        try (Chain chain = Chain.start(bench, bench.quick() ? 20_000 : 150_000)) {
            chain.each(10 * PIECE);
            // Numbers of so many digits are told apart from counts in what is logged.
            bench.database(chain.stack(), "casework").execute("select setval('case_number', 1000000)");
            Map<String, String> scripts = scripts(bench, chain);
            Map<String, Pgbench> yardsticks = yardsticks(bench, chain.stack(), scripts);
            chain.warmUp();
            List<Double> ours = new ArrayList<>();
            List<Double> theirs = new ArrayList<>();
            for (int round = 0; round < bench.rounds(); round++) {
                ours.add(flow(bench, chain));
                theirs.add(perSecond(bench, yardsticks));
            }
            chain.check();
            bench.say().accept("B5: %d mails were sent".formatted(chain.letters()));
            return List.of(new Figure(
                    "B5",
                    "flags through the whole chain",
                    "/s",
                    Spread.of(ours),
                    Spread.of(theirs),
                    new Goal.AtLeastTimes(0.3)));
        }
    }

    private static double flow(Bench bench, Chain chain) {
        Flow flow = chain.flow(Duration.ofSeconds(bench.quick() ? 10 : 60));
        bench.say()
                .accept("B5: %.1f flags/s; %d handed in again after a fault; this process took %.2f cores"
                        .formatted(flow.perSecond(), flow.repeats(), flow.ownCores()));
        return flow.perSecond();
    }

    /// One for what takes a flag, by its authority; and one for each database with all the rest.
    private static Map<String, String> scripts(Bench bench, Chain chain) {
        Stack stack = chain.stack();
        Map<String, String> scripts = new LinkedHashMap<>();
        scripts.put(TAKING, IntakeRow.script(bench, "B5", stack, chain.intake(), CLIENTS));
        chain.awaitQuiet();
        Map<String, List<LoggedTransaction>> one = piece(bench, chain);
        Map<String, List<LoggedTransaction>> other = piece(bench, chain);
        for (String name : Chain.DATABASES) {
            Database database = bench.database(stack, name);
            List<LoggedTransaction> first = one.getOrDefault(name, List.of());
            scripts.put(
                    name,
                    Replay.script(
                            List.of(List.of(first, other.getOrDefault(name, List.of()))), database::parameterTypes));
            bench.say()
                    .accept("B5: %d flags cost %d statements in %d transactions of %s"
                            .formatted(
                                    PIECE,
                                    first.stream()
                                            .mapToInt(LoggedTransaction::statements)
                                            .sum(),
                                    first.size(),
                                    name));
        }
        return scripts;
    }

    /// What was written, but for what the relays do, and for what has a script of its own. Whoever looked for work and
    /// found none is left out: it is not needed.
    private static Map<String, List<LoggedTransaction>> piece(Bench bench, Chain chain) {
        List<String> lines = bench.statementLog(chain.stack()).linesDuring(() -> chain.each(PIECE));
        Map<String, List<LoggedTransaction>> piece = new HashMap<>();
        for (String database : Chain.DATABASES) {
            piece.put(
                    database,
                    ServerLog.transactions(lines, database).stream()
                            .filter(LoggedTransaction::writes)
                            .filter(transaction -> !transaction.executes("from outbox"))
                            .filter(transaction -> !transaction.executes(IntakeRow.TAKES))
                            .toList());
        }
        return piece;
    }

    private static Map<String, Pgbench> yardsticks(Bench bench, Stack stack, Map<String, String> scripts) {
        List<Child> children = Chain.PARTS.stream().map(stack::child).toList();
        children.forEach(Child::stop);
        Map<String, Database> copies = Chain.DATABASES.stream()
                .collect(Collectors.toMap(Function.identity(), database -> bench.copy(stack, database)));
        children.forEach(Child::start);
        children.forEach(Child::awaitReady);
        Map<String, Pgbench> yardsticks = new LinkedHashMap<>();
        scripts.forEach((name, script) -> {
            Database copy = Objects.requireNonNull(copies.get(name.equals(TAKING) ? "intake" : name));
            yardsticks.put(name, new Pgbench(copy, bench.results().resolve("pgbench-b5-" + name), script));
        });
        return yardsticks;
    }

    /// Each flag goes through all of them.
    private static double perSecond(Bench bench, Map<String, Pgbench> yardsticks) {
        double secondsOfAFlag = 0;
        for (Map.Entry<String, Pgbench> yardstick : yardsticks.entrySet()) {
            double perSecond = yardstick.getKey().equals(TAKING)
                    ? yardstick.getValue().run(CLIENTS, bench.round()).perSecond()
                    : yardstick
                                    .getValue()
                                    .runEach(CLIENTS, bench.quick() ? 4 : 15)
                                    .steadyPerSecond(CLIENTS)
                            * PIECE;
            secondsOfAFlag += 1 / perSecond;
        }
        return 1 / secondsOfAFlag;
    }
}
