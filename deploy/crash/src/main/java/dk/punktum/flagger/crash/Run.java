package dk.punktum.flagger.crash;

import dk.punktum.flagger.crash.fault.Fault.Kind;
import dk.punktum.flagger.local.Ports.Part;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The command behind `deploy/crash/run`, which explains the options.
@Command(name = "./deploy/crash/run")
final class Run implements Callable<Integer> {

    @Option(names = "--rounds")
    private int rounds = 10;

    @Option(names = "--seed")
    private @Nullable Long seed;

    @Option(names = "--duration")
    private int seconds = 15;

    @Option(names = "--settle")
    private int settleSeconds = 180;

    @Option(names = "--faults", split = ",")
    private Set<Kind> kinds = EnumSet.allOf(Kind.class);

    @Option(names = "--services", split = ",")
    private List<Part> services = Surroundings.SERVICES;

    @Option(names = "--out")
    private @Nullable Path out;

    @Option(names = "--expect")
    private @Nullable Integer expected;

    private final PrintStream screen = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    public static void main(String[] args) {
        Thread.setDefaultUncaughtExceptionHandler(Run::say);
        System.exit(new CommandLine(new Run())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((fault, _) -> {
                    fault.getCommandLine().getErr().println(fault.getMessage() + ". See ./deploy/crash/run --help.");
                    return CommandLine.ExitCode.USAGE;
                })
                .setExecutionExceptionHandler((fault, _, _) -> {
                    throw fault;
                })
                .execute(args));
    }

    /// But not what the mail server says when a service is killed in the middle of a mail.
    private static void say(Thread thread, Throwable fault) {
        if (!thread.getName().startsWith("smtp:")) {
            System.err.println("Exception in thread " + thread.getName());
            fault.printStackTrace();
        }
    }

    @Override
    public Integer call() throws IOException {
        long first = seed == null ? new Random().nextLong(1_000_000_000) : seed;
        Path directory = out == null ? Files.createTempDirectory("flagger-crash-") : out;
        Files.createDirectories(directory);
        var settings = new Settings(
                Path.of(System.getProperty("flagger.home", ".")),
                directory,
                rounds,
                first,
                Duration.ofSeconds(seconds),
                Duration.ofSeconds(settleSeconds),
                services,
                kinds);
        screen.println(
                "%d rounds from seed %d; reports, acknowledgements and logs in %s".formatted(rounds, first, directory));
        screen.println(Report.head());
        List<RoundReport> reports = new ArrayList<>();
        new Rounds(settings, Clock.systemUTC()).run(report -> {
            reports.add(report);
            screen.println(Report.line(reports, rounds));
            write(directory.resolve("report.json"), Report.json(reports));
            return expected != null && isViolated(report, expected);
        });
        return expected == null ? verdict(reports) : asExpected(reports, expected);
    }

    private int verdict(List<RoundReport> reports) {
        List<RoundReport> bad =
                reports.stream().filter(report -> !report.isGood()).toList();
        if (bad.isEmpty()) {
            screen.println("Nothing was lost in %d rounds.".formatted(reports.size()));
            return 0;
        }
        bad.forEach(report -> screen.println(
                "Again: ./deploy/crash/run --rounds 1 --seed %d --duration %d".formatted(report.seed(), seconds)));
        return 1;
    }

    private int asExpected(List<RoundReport> reports, int number) {
        boolean seen = reports.stream().anyMatch(report -> isViolated(report, number));
        screen.println("Invariant %d was %s".formatted(number, seen ? "violated, as expected." : "not violated."));
        return seen ? 0 : 1;
    }

    private static boolean isViolated(RoundReport report, int number) {
        return report.violated().stream().anyMatch(invariant -> invariant.number() == number);
    }

    private static void write(Path file, String content) {
        try {
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
