package dk.punktum.flagger.bench.yardstick;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/// PostgreSQL's own load generator, with a script of [Replay].
public final class Pgbench {

    private static final AtomicLong BASES = new AtomicLong();

    private final Path program;
    private final Database database;
    private final Path work;
    private final Path script;

    /// @param work a directory of its own
    public Pgbench(Database database, Path work, String script) {
        this.program = find().orElseThrow(() -> new IllegalStateException(
                "pgbench is missing, and with it the yardstick. Debian has it in the package postgresql-contrib or"
                        + " postgresql-15; PATH and /usr/lib/postgresql/*/bin were looked through."));
        this.database = database;
        this.work = work;
        try {
            Files.createDirectories(work);
            this.script = Files.writeString(work.resolve("script.sql"), script);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// On the path, or where Debian puts it; the newest.
    public static Optional<Path> find() {
        Stream<Path> onPath = Stream.of(System.getenv("PATH").split(":")).map(Path::of);
        return Stream.concat(onPath, installed())
                .map(bin -> bin.resolve("pgbench"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Stream<Path> installed() {
        Path versions = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(versions)) {
            return Stream.empty();
        }
        try (Stream<Path> found = Files.list(versions)) {
            return found
                    .sorted((a, b) -> Integer.compare(number(b), number(a)))
                    .map(version -> version.resolve("bin"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int number(Path version) {
        String name = version.getFileName().toString();
        return name.matches("[0-9]{1,4}") ? Integer.parseInt(name) : 0;
    }

    public PgbenchResult run(int clients, Duration time) {
        return run(clients, "--time=" + Math.max(1, time.toSeconds()));
    }

    /// Each client runs the script so many times, however long that takes.
    public PgbenchResult runEach(int clients, int times) {
        return run(clients, "--transactions=" + times);
    }

    private PgbenchResult run(int clients, String until) {
        deleteLogs();
        List<String> command = new ArrayList<>(List.of(
                program.toString(),
                "--no-vacuum",
                "--protocol=prepared",
                "--client=" + clients,
                "--jobs=1",
                until,
                "--file=" + script,
                "--define=n=0",
                "--define=base=" + BASES.incrementAndGet() * Replay.PER_BASE,
                "--log",
                "--log-prefix=" + work.resolve("log"),
                "--host=localhost",
                "--port=" + database.port(),
                "--username=" + database.user(),
                database.name()));
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true).directory(work.toFile());
            builder.environment().put("PGPASSWORD", database.password());
            // As our driver's are after a while: planned once. A long script would be over before that.
            builder.environment().put("PGOPTIONS", "-c plan_cache_mode=force_generic_plan");
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("pgbench failed on %s:\n%s".formatted(script, output));
            }
            return PgbenchResult.read(output, logLines());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private List<String> logLines() throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path log : logs()) {
            lines.addAll(Files.readAllLines(log));
        }
        return lines;
    }

    private void deleteLogs() {
        try {
            for (Path log : logs()) {
                Files.delete(log);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> logs() throws IOException {
        try (Stream<Path> files = Files.list(work)) {
            return files.filter(file -> file.getFileName().toString().startsWith("log."))
                    .toList();
        }
    }
}
