package dk.punktum.flagger.conformance;

import dk.punktum.flagger.backing.Backing;
import dk.punktum.flagger.conformance.Verdict.Result;
import dk.punktum.flagger.events.EventType;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The command behind `deploy/conformance/run`, which explains the options.
@Command(name = "./deploy/conformance/run")
final class Run implements Callable<Integer> {

    static final int CAN_NOT_RUN = 3;

    @Option(names = "--consumer", required = true, paramLabel = "COMMAND")
    private String consumer = "";

    @ArgGroup(multiplicity = "1")
    private Look look = new Look();

    static final class Look {
        @Option(names = "--rdap", required = true, paramLabel = "URL")
        private @Nullable String rdap;

        @Option(names = "--show", required = true, paramLabel = "COMMAND")
        private @Nullable String show;
    }

    @Option(names = "--bootstrap-servers", paramLabel = "HOST:PORT")
    private @Nullable String bootstrapServers;

    @Option(names = "--on-used-topics")
    private boolean onUsedTopics;

    @Option(names = "--names", paramLabel = "PATTERN")
    private String names = "proeve-%04d.dk";

    @Option(names = "--count", paramLabel = "N")
    private int count = 1200;

    @Option(names = "--locked", paramLabel = "NAME")
    private String locked = "laast.dk";

    @Option(names = "--only", split = ",", paramLabel = "SCENARIO")
    private List<String> only = List.of();

    @Option(names = "--patience", paramLabel = "SECONDS")
    private int patience = 20;

    @Option(names = "--start-within", paramLabel = "SECONDS")
    private int startWithin = 60;

    @Option(names = "--log", paramLabel = "FILE")
    private @Nullable Path log;

    private final PrintStream out;
    private final Clock clock;

    Run(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(execute(out, Clock.systemUTC(), args));
    }

    /// As from the command line, but without ending the JVM.
    ///
    /// @return the exit code
    static int execute(PrintStream out, Clock clock, String... args) {
        return new CommandLine(new Run(out, clock))
                .setParameterExceptionHandler((fault, _) -> {
                    out.println(fault.getMessage() + ". See ./deploy/conformance/run --help.");
                    return CommandLine.ExitCode.USAGE;
                })
                .setExecutionExceptionHandler((fault, _, _) -> {
                    throw fault;
                })
                .execute(args);
    }

    @Override
    public Integer call() {
        try {
            return play();
        } catch (CannotRun e) {
            out.println(e.getMessage());
            return CAN_NOT_RUN;
        }
    }

    private int play() {
        List<Scenario> scenarios = chosen();
        String kafka = bootstrapServers == null ? Backing.forTests().kafka().bootstrapServers() : bootstrapServers;
        Instant now = clock.instant();
        Map<String, String> environment = environment(kafka);
        Path printed = log == null ? temporaryLog() : log;
        try (Teller teller = new Teller(kafka, now);
                ConsumerUnderTest child = new ConsumerUnderTest(consumer, environment, printed)) {
            if (!teller.topicsAreEmpty() && !onUsedTopics) {
                throw new CannotRun(
                        "The topics at %s hold records already. Make new ones, or say --on-used-topics when they are no others' than yours."
                                .formatted(kafka));
            }
            Thread ending = new Thread(child::kill, "end-the-consumer");
            Runtime.getRuntime().addShutdownHook(ending);
            View view =
                    look.rdap == null ? new ShowView(String.valueOf(look.show), environment) : new RdapView(look.rdap);
            // On used topics every number is higher than those of an earlier run.
            Names free = new Names(names, count, view, onUsedTopics ? now.toEpochMilli() : 0, now);
            Stage.Patience waits = new Stage.Patience(Duration.ofSeconds(patience), Duration.ofSeconds(startWithin));
            out.printf("Kafka at %s; what the consumer prints goes to %s%n", kafka, printed);
            Report report = new Report(out);
            List<Verdict> verdicts = new Rehearsal(() -> new Stage(free, teller, child, view, waits, locked), child)
                    .play(scenarios, report::say);
            report.sum(verdicts);
            Runtime.getRuntime().removeShutdownHook(ending);
            return verdicts.stream().anyMatch(one -> one.result() == Result.FAIL) ? 1 : 0;
        }
    }

    /// The first is always played: it starts the consumer.
    private List<Scenario> chosen() {
        List<String> known = Scenarios.ALL.stream().map(Scenario::name).toList();
        only.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            throw new CannotRun("There is no scenario %s. There are: %s".formatted(name, String.join(", ", known)));
        });
        return Scenarios.ALL.stream()
                .filter(scenario ->
                        only.isEmpty() || only.contains(scenario.name()) || scenario.equals(Scenarios.ALL.getFirst()))
                .toList();
    }

    private static Map<String, String> environment(String kafka) {
        return Map.of(
                "KAFKA_BOOTSTRAP_SERVERS",
                kafka,
                "TOPIC_DOMAIN_SUSPENDED",
                EventType.DOMAIN_SUSPENDED.topic(),
                "TOPIC_DOMAIN_REINSTATED",
                EventType.DOMAIN_REINSTATED.topic(),
                "TOPIC_SUSPENSION_STATE",
                EventType.SUSPENSION_STATE.topic(),
                "TOPIC_DELETION_DUE",
                EventType.DELETION_DUE.topic());
    }

    private static Path temporaryLog() {
        try {
            return Files.createTempFile("conformance-consumer-", ".log");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
