package dk.punktum.flagger.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The server that `postmaster.pid` in a data directory speaks of: running, or long gone.
final class StalePostmaster {

    private final Path file;

    private StalePostmaster(Path file) {
        this.file = file;
    }

    static StalePostmaster in(Path data) {
        return new StalePostmaster(data.resolve("postmaster.pid"));
    }

    /// Makes way for a new server: ends one whose owner was killed, and removes a file that nobody owns. PostgreSQL
    /// itself refuses to start when the process id in the file has been given to another process since.
    void clear() {
        running().ifPresent(server -> {
            signal("INT");
            try {
                server.onExit().get(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException | TimeoutException e) {
                throw new IllegalStateException(
                        "An earlier PostgreSQL (process %d) does not end; stop it by hand".formatted(server.pid()), e);
            }
        });
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void signal(String name) {
        running().ifPresent(server -> {
            try {
                new ProcessBuilder("kill", "-" + name, Long.toString(server.pid()))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private Optional<ProcessHandle> running() {
        try {
            List<String> lines = Files.readAllLines(file);
            return lines.isEmpty()
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).filter(StalePostmaster::isPostgres);
        } catch (IOException | NumberFormatException none) {
            return Optional.empty();
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.isAlive()
                && process.info()
                        .command()
                        .map(command -> command.endsWith("/postgres"))
                        .orElse(false);
    }
}
