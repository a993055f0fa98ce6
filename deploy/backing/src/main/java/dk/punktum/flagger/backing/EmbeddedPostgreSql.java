package dk.punktum.flagger.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// PostgreSQL as a child process, on a data directory of ours.
final class EmbeddedPostgreSql implements PostgreSql {

    private static final String SUPERUSER = "postgres";
    private static final String SUPERUSER_PASSWORD = "postgres";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    // Runs the server for as long as the JVM lives: the pipe that is file descriptor 3 ends with it, however it ends,
    // and then the server is told to go (INT: PostgreSQL's fast shutdown).
    private static final String GUARD = """
            exec 3<&0
            "$@" </dev/null 3<&- &
            server=$!
            { cat <&3 >/dev/null; kill -INT $server; } 2>/dev/null &
            wait $server
            """;

    private final Path data;
    private final int port;
    private final ServerUser user;
    private final PostgresAdministration administration;
    private @Nullable Process process;

    EmbeddedPostgreSql(Path data, int port) {
        this(data, port, ServerUser.find());
    }

    EmbeddedPostgreSql(Path data, int port, ServerUser user) {
        this.data = data;
        this.user = user;
        this.port = port;
        this.administration = new PostgresAdministration("localhost", port, SUPERUSER, SUPERUSER_PASSWORD);
    }

    @Override
    public String description() {
        return "PostgreSQL on port " + port;
    }

    @Override
    public synchronized void start() {
        if (process != null && process.isAlive()) {
            return;
        }
        Path binaries = PostgresBinaries.unpacked();
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            initialise(binaries);
        }
        StalePostmaster.in(data).clear();
        FreePort.demand("PostgreSQL", port);
        process = launch(binaries);
        administration.awaitAnswer(PATIENCE, this::explainEnd);
        administration.assertDurable();
    }

    private void initialise(Path binaries) {
        Path unfinished = data.resolveSibling(data.getFileName() + ".unfinished");
        Directories.delete(unfinished);
        Directories.create(unfinished);
        try {
            Path password = Files.createTempFile("flagger-postgres", ".password");
            Files.writeString(password, SUPERUSER_PASSWORD);
            user.own(password);
            user.own(unfinished);
            List<String> command = user.wrap(List.of(
                    binaries.resolve("bin/initdb").toString(),
                    "--pgdata=" + unfinished,
                    "--username=" + SUPERUSER,
                    "--pwfile=" + password,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    // The same order of text on every machine, whatever its C library.
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8"));
            Process initdb =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(initdb.getInputStream().readAllBytes());
            if (initdb.waitFor() != 0) {
                throw new IllegalStateException("initdb failed: " + output);
            }
            Files.delete(password);
            // Renamed when complete, so that a run that was killed here leaves nothing half made.
            Files.move(unfinished, data);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not make a database in " + data, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Process launch(Path binaries) {
        List<String> command = new ArrayList<>(List.of("sh", "-c", GUARD, "guard"));
        command.addAll(user.wrap(PostgresSettings.command(binaries, data, port)));
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.to(log().toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not start PostgreSQL", e);
        }
    }

    private Path log() {
        return data.resolveSibling(data.getFileName() + ".log");
    }

    private @Nullable String explainEnd() {
        if (process != null && process.isAlive()) {
            return null;
        }
        return "PostgreSQL did not start:\n" + LogTail.of(log());
    }

    @Override
    public synchronized void stop() {
        end("QUIT");
    }

    @Override
    public synchronized void close() {
        end("INT");
    }

    private void end(String signal) {
        Process guard = process;
        if (guard == null) {
            return;
        }
        StalePostmaster.in(data).signal(signal);
        try {
            if (!guard.waitFor(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("PostgreSQL did not end within 30 seconds");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process = null;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String freshDatabase() {
        return administration.freshDatabase();
    }

    @Override
    public void ensureDatabase(String name, String password) {
        administration.ensureDatabase(name, password);
    }

    @Override
    public String jdbcUrl(String database) {
        return administration.jdbcUrl(database);
    }

    @Override
    public String user() {
        return SUPERUSER;
    }

    @Override
    public String password() {
        return SUPERUSER_PASSWORD;
    }
}
