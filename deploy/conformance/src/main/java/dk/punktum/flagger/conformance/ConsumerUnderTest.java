package dk.punktum.flagger.conformance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The consumer as a child process of ours. Nothing else is ever ended than it and what it has started.
final class ConsumerUnderTest implements AutoCloseable {

    private static final int LINES = 15;

    private final String command;
    private final Map<String, String> environment;
    private final Path log;
    private @Nullable Process process;

    /// @param command for `/bin/sh -c`
    /// @param log     what it prints goes there
    ConsumerUnderTest(String command, Map<String, String> environment, Path log) {
        this.command = command;
        this.environment = Map.copyOf(environment);
        this.log = log;
    }

    synchronized void start() {
        try {
            var builder = new ProcessBuilder("/bin/sh", "-c", command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            process = builder.start();
        } catch (IOException e) {
            throw new CannotRun("/bin/sh can not be started: " + e.getMessage());
        }
    }

    synchronized boolean isAlive() {
        return process != null && process.isAlive();
    }

    /// How it ended, in words, with the last lines of what it printed.
    synchronized String howItEnded() {
        String code = process == null || process.isAlive() ? "" : " with exit code " + process.exitValue();
        return "The consumer ended by itself%s. The last that it printed (%s):%n%s".formatted(code, log, lastLines());
    }

    /// SIGKILL, for it and all that it has started: what a crash does.
    synchronized void kill() {
        if (process != null) {
            List<ProcessHandle> started = process.descendants().toList();
            process.destroyForcibly();
            started.forEach(ProcessHandle::destroyForcibly);
            process.onExit().join();
            started.forEach(child -> child.onExit().join());
            process = null;
        }
    }

    @Override
    public void close() {
        kill();
    }

    private String lastLines() {
        try {
            List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()))
                    .indent(8);
        } catch (IOException e) {
            return "(nothing)";
        }
    }
}
