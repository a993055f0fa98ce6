package dk.punktum.flagger.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A service in a JVM of its own. It can be killed and started again, as often as one likes, at the same address.
public final class Child {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration TIME_TO_END = Duration.ofSeconds(10);

    private final String name;
    private final URI address;
    private final List<String> command;
    private final Map<String, String> environment;
    private final Path log;
    private final Guard guard;
    private @Nullable Process process;

    Child(String name, URI address, List<String> command, Map<String, String> environment, Path log, Guard guard) {
        this.name = name;
        this.address = address;
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
        this.log = log;
        this.guard = guard;
    }

    public String name() {
        return name;
    }

    /// Base address, without trailing slash.
    public URI address() {
        return address;
    }

    /// Starts the process; [#awaitReady] tells when it answers.
    public synchronized void start() {
        try {
            var builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            process = builder.start();
            guard.watch("TERM", process.pid());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @throws CannotStart with the last lines of its log, when it ends or does not become ready in four minutes
    public void awaitReady() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            if (!isAlive()) {
                throw new CannotStart(
                        "%s ended while starting. Its log, %s, ends with:\n%s".formatted(name, log, lastLines()));
            }
            if (isReady()) {
                return;
            }
            pause();
        }
        throw new CannotStart("%s was not ready after %d s. Its log, %s, ends with:\n%s"
                .formatted(name, PATIENCE.toSeconds(), log, lastLines()));
    }

    public boolean isReady() {
        return health("ready") == 200;
    }

    /// Whether it says that only a new start helps. One that says nothing may be starting.
    public boolean isLost() {
        return health("live") == 503;
    }

    /// @return the status, or 0 when there is no answer
    private int health(String check) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/q/health/" + check))
                    .timeout(Duration.ofSeconds(2))
                    .build();
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    public synchronized boolean isAlive() {
        return process != null && process.isAlive();
    }

    /// Of its process.
    ///
    /// @throws IllegalStateException when it was not started
    public synchronized long pid() {
        if (process == null) {
            throw new IllegalStateException(name + " does not run");
        }
        return process.pid();
    }

    /// SIGKILL: what a crash does.
    public synchronized void kill() {
        end(true, TIME_TO_END);
    }

    /// SIGTERM, and SIGKILL when that does not help within ten seconds.
    public synchronized void stop() {
        end(false, TIME_TO_END);
    }

    /// The same for a JVM that has something to write before it ends.
    public synchronized void stop(Duration timeToEnd) {
        end(false, timeToEnd);
    }

    private void end(boolean forcibly, Duration timeToEnd) {
        if (process == null) {
            return;
        }
        if (forcibly) {
            process.destroyForcibly();
        } else {
            process.destroy();
        }
        try {
            if (!process.waitFor(timeToEnd)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        guard.gone(process.pid());
        process = null;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("interrupted");
        }
    }

    private String lastLines() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 25), lines.size()));
        } catch (IOException e) {
            return "(%s)".formatted(e.getMessage());
        }
    }
}
