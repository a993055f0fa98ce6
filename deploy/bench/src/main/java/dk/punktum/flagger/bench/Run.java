package dk.punktum.flagger.bench;

import dk.punktum.flagger.bench.report.Figure;
import dk.punktum.flagger.bench.report.Machine;
import dk.punktum.flagger.bench.report.Picture;
import dk.punktum.flagger.bench.report.Report;
import dk.punktum.flagger.bench.report.Table;
import dk.punktum.flagger.bench.row.Bench;
import dk.punktum.flagger.bench.row.BurstRow;
import dk.punktum.flagger.bench.row.ChainRow;
import dk.punktum.flagger.bench.row.ConsumerRow;
import dk.punktum.flagger.bench.row.CostRow;
import dk.punktum.flagger.bench.row.GrowthRow;
import dk.punktum.flagger.bench.row.IntakeRow;
import dk.punktum.flagger.bench.row.LatencyRow;
import dk.punktum.flagger.bench.row.MicroRow;
import dk.punktum.flagger.bench.row.RelayRow;
import dk.punktum.flagger.bench.row.Row;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The command behind `deploy/bench/run`, which explains the options.
@Command(name = "./deploy/bench/run")
final class Run implements Callable<Integer> {

    private static final Map<String, Supplier<Row>> ROWS = rows();

    @Parameters(paramLabel = "ROW")
    private List<String> wanted = new ArrayList<>();

    @Option(names = "--rows", split = ",", paramLabel = "ROW,…")
    private List<String> listed = new ArrayList<>();

    @Option(names = "--quick")
    private boolean quick;

    @Option(names = "--results", paramLabel = "DIR")
    private Path results = Path.of(".data", "bench");

    private final Clock clock = Clock.systemUTC();
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final List<String> notes = new ArrayList<>();

    private static Map<String, Supplier<Row>> rows() {
        Map<String, Supplier<Row>> rows = new LinkedHashMap<>();
        rows.put("B1", IntakeRow::new);
        rows.put("B2", RelayRow::new);
        rows.put("B3", ConsumerRow::new);
        rows.put("B4", LatencyRow::new);
        rows.put("B5", ChainRow::new);
        rows.put("B6", BurstRow::new);
        rows.put("B7", CostRow::new);
        rows.put("B8", GrowthRow::new);
        rows.put("micro", MicroRow::new);
        return rows;
    }

    public static void main(String[] args) {
        System.exit(new CommandLine(new Run())
                .setParameterExceptionHandler((fault, _) -> {
                    fault.getCommandLine().getErr().println(fault.getMessage() + ". See ./deploy/bench/run --help.");
                    return CommandLine.ExitCode.USAGE;
                })
                .setExecutionExceptionHandler((fault, _, _) -> {
                    throw fault;
                })
                .execute(args));
    }

    @Override
    public Integer call() throws IOException {
        wanted.addAll(listed);
        List<String> unknown =
                wanted.stream().filter(row -> !ROWS.containsKey(row)).toList();
        if (!unknown.isEmpty()) {
            System.err.printf("There is no %s. See ./deploy/bench/run --help.%n", String.join(", ", unknown));
            return CommandLine.ExitCode.USAGE;
        }
        Files.createDirectories(results);
        Map<String, String> machine = Machine.facts(results);
        machine.forEach((fact, value) -> out.printf("%-26s %s%n", fact, value));
        List<Figure> figures = new ArrayList<>();
        boolean all = true;
        for (String row : wanted.isEmpty() ? ROWS.keySet() : wanted) {
            all &= measure(row, figures);
            write(machine, figures);
        }
        out.printf("%n%s%n", Table.of(figures));
        if (quick) {
            out.println("--quick: too short for the compiler and for chance. These figures mean nothing.");
        }
        out.printf("Written to %s: bench.json, bench.svg, bench.md%n", results);
        return all ? 0 : 1;
    }

    private boolean measure(String name, List<Figure> figures) throws IOException {
        // Beside the results, where the disk is: a directory for temporary files may be in memory.
        Path data = results.toAbsolutePath().resolve("data");
        delete(data);
        try {
            Path home = Path.of(System.getProperty("flagger.home", "."));
            Row row = ROWS.getOrDefault(name, IntakeRow::new).get();
            List<Figure> measured = row.measure(new Bench(home, data, results.toAbsolutePath(), quick, this::say));
            figures.addAll(measured);
            out.printf("%n%s%n", Table.of(measured));
            delete(data);
            return true;
        } catch (RuntimeException e) {
            say("%s could not be measured: %s".formatted(name, e));
            e.printStackTrace(out);
            return false;
        }
    }

    private void say(String note) {
        notes.add(note);
        out.println(note);
    }

    private void write(Map<String, String> machine, List<Figure> figures) throws IOException {
        String at = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        Files.writeString(results.resolve("bench.json"), new Report(at, quick, machine, figures, notes).json());
        Files.writeString(
                results.resolve("bench.svg"),
                Picture.of(quick ? "--quick: means nothing" : "Ours beside the yardstick (1 ×)", figures));
        Files.writeString(results.resolve("bench.md"), Table.of(figures));
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (var files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
