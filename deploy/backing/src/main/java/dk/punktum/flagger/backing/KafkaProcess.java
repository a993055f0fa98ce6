package dk.punktum.flagger.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A broker in a JVM of its own, so that it can be killed, and so that its heap is not the caller's.
final class KafkaProcess implements Kafka {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path data;
    private final int port;
    private final int advertisedPort;
    private final Path log;
    private final Path pidFile;
    private final @Nullable KafkaCertificates certificates;
    private @Nullable Process process;

    /// @param data the broker's own directory; log and process id are kept beside it
    KafkaProcess(Path data, int port) {
        this(data, port, port, null);
    }

    /// @param advertisedPort where clients are told to go
    /// @param certificates   for TLS and an authorizer, then `port` is advertised; null: everybody on this
    ///                       machine may do everything
    KafkaProcess(Path data, int port, int advertisedPort, @Nullable KafkaCertificates certificates) {
        this.certificates = certificates;
        this.data = data;
        this.port = port;
        this.advertisedPort = advertisedPort;
        this.log = data.resolveSibling(data.getFileName() + ".log");
        this.pidFile = pidFile(data);
    }

    private static Path pidFile(Path data) {
        return data.resolveSibling(data.getFileName() + ".pid");
    }

    @Override
    public String description() {
        return "Kafka on port " + port;
    }

    @Override
    public String bootstrapServers() {
        return "localhost:" + advertisedPort;
    }

    @Override
    public synchronized void start() {
        if (process != null && process.isAlive()) {
            return;
        }
        endOneThatLostItsOwner(data);
        FreePort.demand("Kafka", port);
        Process starting = launch();
        process = starting;
        awaitAnswer(starting);
        if (certificates == null) {
            KafkaTopics.ensure(bootstrapServers());
        }
    }

    private Process launch() {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                KafkaMain.class.getName(),
                data.toString(),
                Integer.toString(port),
                Integer.toString(advertisedPort)));
        if (certificates != null) {
            command.add(certificates.directory().toString());
        }
        try {
            Directories.create(data);
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()));
            // Not as an argument: the system shows only so much of a command line, and the main class must be seen.
            builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
            Process launched = builder.start();
            try {
                Files.writeString(pidFile, Long.toString(launched.pid()));
            } catch (IOException e) {
                // Nobody would find it again.
                launched.destroyForcibly();
                throw e;
            }
            return launched;
        } catch (IOException e) {
            throw new UncheckedIOException("Could not start Kafka", e);
        }
    }

    private void awaitAnswer(Process starting) {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (!FreePort.answers(port)) {
            if (!starting.isAlive()) {
                throw new IllegalStateException("Kafka did not start:\n" + LogTail.of(log));
            }
            if (System.nanoTime() > giveUp) {
                throw new IllegalStateException("Kafka did not answer within " + PATIENCE + ":\n" + LogTail.of(log));
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    /// A broker ends with the JVM that started it. When that was killed a moment ago, it may still be at it.
    static void endOneThatLostItsOwner(Path data) {
        Path pidFile = pidFile(data);
        try {
            long pid = Files.exists(pidFile)
                    ? Long.parseLong(
                            Files.readString(pidFile, StandardCharsets.UTF_8).strip())
                    : -1;
            ProcessHandle.of(pid)
                    .filter(found -> found.info().commandLine().orElse("").contains(KafkaMain.class.getName()))
                    .ifPresent(orphan -> {
                        orphan.destroyForcibly();
                        orphan.onExit().join();
                    });
        } catch (NumberFormatException halfWritten) {
            // Killed while it wrote the file, so before it could start.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void stop() {
        if (process != null) {
            process.destroyForcibly();
            process.onExit().join();
            process = null;
        }
    }

    @Override
    public synchronized void close() {
        Process running = process;
        if (running == null) {
            return;
        }
        try {
            // What it takes as its owner's end.
            running.getOutputStream().close();
            if (!running.waitFor(20, TimeUnit.SECONDS)) {
                stop();
            }
        } catch (IOException alreadyGone) {
            stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop();
        }
        process = null;
    }
}
