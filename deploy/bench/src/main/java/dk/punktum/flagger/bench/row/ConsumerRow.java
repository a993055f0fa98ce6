package dk.punktum.flagger.bench.row;

import dk.punktum.flagger.bench.load.Flags;
import dk.punktum.flagger.bench.load.Names;
import dk.punktum.flagger.bench.load.Topic;
import dk.punktum.flagger.bench.report.Figure;
import dk.punktum.flagger.bench.report.Goal;
import dk.punktum.flagger.bench.report.Spread;
import dk.punktum.flagger.bench.yardstick.Database;
import dk.punktum.flagger.bench.yardstick.LoggedTransaction;
import dk.punktum.flagger.bench.yardstick.Pgbench;
import dk.punktum.flagger.bench.yardstick.Replay;
import dk.punktum.flagger.events.Envelope;
import dk.punktum.flagger.events.FlagReceived;
import dk.punktum.flagger.local.Child;
import dk.punktum.flagger.local.Ports.Part;
import dk.punktum.flagger.local.Samples;
import dk.punktum.flagger.local.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/// B3. How fast case-service works off flags that wait for it: inbox, case, the register's answer, checks, verdict,
/// outbox; beside it `pgbench` with all of its statements but the relay's, in the batches in which it made them.
public final class ConsumerRow implements Row {

    /// What is logged at once, and repeated by one run of the script.
    private static final int PIECE = 100;

    /// As many as case-service has at work: the consumer, the worker's eight, and who takes cases to it.
    private static final int CLIENTS = 10;

    private final Names names = new Names();

    @Override
    public List<Figure> measure(Bench bench) {
        int round = bench.quick() ? 500 : 5_000;
        int all = round * (bench.rounds() + 1) + (bench.quick() ? 500 : 30_000) + 10 * PIECE;
        List<Part> parts = List.of(Part.REGISTRY_STAND_IN, Part.FLAGGER_REGISTRY, Part.CASE_SERVICE);
        try (Stack stack = bench.start(parts, Map.of("REGISTER_MEASURED_NAMES", Integer.toString(all)));
                var flags = new Topic(stack.kafkaBootstrapServers(), "flag-received");
                var verdicts = new Topic(stack.kafkaBootstrapServers(), "case-decided")) {
            UUID agreement = UUID.fromString(Samples.agreementFor(
                    stack, "authority-001", "Myndighed 1", "13585628", List.of("terms-9.1", "terms-9.2")));
            stack.child(Part.FLAGGER_REGISTRY).stop();
            decided(flags, verdicts, agreement, 2 * PIECE);
            // Numbers of so many digits are told apart from counts in what is logged.
            bench.database(stack, "casework").execute("select setval('case_number', 1000000)");
            List<LoggedTransaction> one = piece(bench, stack, flags, verdicts, agreement);
            List<LoggedTransaction> other = piece(bench, stack, flags, verdicts, agreement);
            Database casework = bench.database(stack, "casework");
            String script = Replay.script(List.of(List.of(one, other)), casework::parameterTypes);
            bench.say()
                    .accept("B3: %d flags cost %d statements in %d transactions"
                            .formatted(
                                    PIECE,
                                    one.stream()
                                            .mapToInt(LoggedTransaction::statements)
                                            .sum(),
                                    one.size()));
            var pgbench = new Pgbench(copy(bench, stack), bench.results().resolve("pgbench-b3"), script);
            decided(flags, verdicts, agreement, bench.quick() ? 500 : 30_000);
            List<Double> ours = new ArrayList<>();
            List<Double> theirs = new ArrayList<>();
            for (int i = 0; i < bench.rounds(); i++) {
                ours.add(backlog(stack, flags, verdicts, agreement, round));
                theirs.add(pgbench.runEach(CLIENTS, bench.quick() ? 2 : 5).steadyPerSecond(CLIENTS) * PIECE);
            }
            NothingMayBeLost.check(
                    "flags",
                    names.used(),
                    casework.count("select count(*) from flag_case where status in ('UPHELD', 'UNDER_REVIEW')"));
            return List.of(new Figure(
                    "B3",
                    "flags through case-service",
                    "/s",
                    Spread.of(ours),
                    Spread.of(theirs),
                    new Goal.AtLeastTimes(0.4)));
        }
    }

    /// They wait in Kafka when the clock starts.
    private double backlog(Stack stack, Topic flags, Topic verdicts, UUID agreement, int howMany) {
        List<Envelope<FlagReceived>> events = events(agreement, howMany);
        long before = verdicts.records();
        long began = System.nanoTime();
        flags.write(events);
        verdicts.awaitRecords(before + howMany);
        return howMany * 1e9 / (System.nanoTime() - began);
    }

    private void decided(Topic flags, Topic verdicts, UUID agreement, int howMany) {
        long before = verdicts.records();
        flags.write(events(agreement, howMany));
        verdicts.awaitRecords(before + howMany);
    }

    private List<LoggedTransaction> piece(Bench bench, Stack stack, Topic flags, Topic verdicts, UUID agreement) {
        return bench.statementLog(stack).during("casework", () -> decided(flags, verdicts, agreement, PIECE)).stream()
                .filter(LoggedTransaction::explicit)
                .filter(transaction -> !transaction.executes("from outbox"))
                .toList();
    }

    private List<Envelope<FlagReceived>> events(UUID agreement, int howMany) {
        return IntStream.range(0, howMany)
                .mapToObj(_ -> Flags.received(names.next(), "F-2026-%06d".formatted(names.used()), agreement))
                .toList();
    }

    private static Database copy(Bench bench, Stack stack) {
        Child service = stack.child(Part.CASE_SERVICE);
        service.stop();
        Database copy = bench.copy(stack, "casework");
        service.start();
        service.awaitReady();
        return copy;
    }
}
