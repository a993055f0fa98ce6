package dk.punktum.flagger.bench.cost;

import static java.nio.charset.StandardCharsets.UTF_8;

import dk.punktum.flagger.local.Ports.Part;
import dk.punktum.flagger.local.Stack;
import dk.punktum.flagger.local.Stack.Packaging;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The parts once more, packaged so that the JDK can keep their classes, linked, in an AOT cache (JEP 483, 514 and
/// 515);
/// and the one-endpoint service. Built beside the usual packages, which stay as they are.
public final class AotBuild {

    static final String ONE_ENDPOINT = "deploy/bench/one-endpoint";

    private static final String DIRECTORY = "quarkus-aot";

    /// The cache is made by a JVM of its own when the one that was looked at ends.
    private static final Duration TIME_TO_WRITE = Duration.ofMinutes(3);

    /// A cache may be as large as the class space, which is a share of this. For intake-service the usual one is too
    /// small.
    private static final String TO_WRITE = "1g";

    private final Path home;
    private final Path caches;

    /// @param home   where the project is
    /// @param caches where the caches are kept
    public AotBuild(Path home, Path caches) {
        this.home = home;
        this.caches = caches;
    }

    public void build(List<Part> parts) {
        String modules = parts.stream().map(Stack::module).collect(Collectors.joining(","));
        maven(List.of(
                "-Dquarkus.package.jar.type=aot-jar",
                "-Dquarkus.package.output-directory=" + DIRECTORY,
                "--projects=" + modules,
                "--also-make"));
        maven(List.of("-Pone-endpoint", "--projects=" + ONE_ENDPOINT));
    }

    private void maven(List<String> what) {
        var command = new ArrayList<>(List.of(
                home.resolve("mvnw").toString(), "--batch-mode", "--no-transfer-progress", "--quiet", "-Dquick"));
        command.addAll(what);
        command.add("package");
        try {
            var builder = new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true);
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("%s failed:\n%s".formatted(String.join(" ", command), output));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Each JVM notes what it does, and makes a cache of it when it ends: see [#write]. Where the caches go has to be
    /// there when it starts.
    public Packaging training() {
        try {
            Files.createDirectories(caches);
            for (Part part : Stack.CHILDREN) {
                Files.deleteIfExists(cache(part));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Packaging(
                DIRECTORY, part -> List.of("-XX:AOTCacheOutput=" + cache(part), "-XX:MaxMetaspaceSize=" + TO_WRITE));
    }

    /// A JVM that can not use its cache does not start.
    public Packaging trained() {
        return new Packaging(DIRECTORY, part -> List.of("-XX:AOTCache=" + cache(part), "-XX:AOTMode=on"));
    }

    /// Ends the parts of a stack that was started for training, one after the other.
    ///
    /// @return the size of all caches together, in megabytes
    public long write(Stack stack, List<Part> parts) {
        long bytes = 0;
        try {
            for (Part part : parts) {
                stack.child(part).stop(TIME_TO_WRITE);
                bytes += Files.size(cache(part));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("an AOT cache was not written", e);
        }
        return bytes >> 20;
    }

    private Path cache(Part part) {
        return caches.resolve(part.label() + ".aot");
    }
}
