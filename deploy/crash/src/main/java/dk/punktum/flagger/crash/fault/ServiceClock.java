package dk.punktum.flagger.crash.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The clock that the services see: the machine's, moved by `libfaketime` where that is installed.
public final class ServiceClock implements AutoCloseable {

    /// Where Debian's package of that name puts it.
    private static final List<Path> LIBRARIES = List.of(
            Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1"),
            Path.of("/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1"));

    /// The file is looked at once a second, and not for each look at the clock.
    static final Duration NOTICED_AFTER = Duration.ofSeconds(1);

    /// Of each process it makes two such files, which stay when the process is killed; and does without when an
    /// earlier process of that number has left them.
    private static final Path SHARED_MEMORY = Path.of("/dev/shm");

    private static final Pattern LEFT_BEHIND = Pattern.compile("(?:sem\\.faketime_sem|faketime_shm)_(\\d+)");

    private final Path file;
    private final Optional<Path> library =
            LIBRARIES.stream().filter(Files::exists).findFirst();

    /// @param file is written: how far the clock is moved
    public ServiceClock(Path file) {
        this.file = file.toAbsolutePath();
        move(Duration.ZERO);
    }

    public boolean canBeMoved() {
        return library.isPresent();
    }

    /// What a process is started with whose clock is to be moved.
    public Map<String, String> settings() {
        return library.map(path -> Map.of(
                        "LD_PRELOAD",
                        path.toString(),
                        "FAKETIME_TIMESTAMP_FILE",
                        file.toString(),
                        // When more than so many whole seconds have passed, the file is read again.
                        "FAKETIME_CACHE_DURATION",
                        "0",
                        // Pauses and timeouts go by this one.
                        "FAKETIME_DONT_FAKE_MONOTONIC",
                        "1",
                        // Its remedy for some C libraries. With it, timed waits of a JVM return at once.
                        "FAKETIME_FORCE_MONOTONIC_FIX",
                        "0",
                        // A JVM compares the times of its own files with those that it was built with.
                        "NO_FAKE_STAT",
                        "1"))
                .orElse(Map.of());
    }

    /// Of the processes that there are no more.
    private static void clearUp() throws IOException {
        if (!Files.isDirectory(SHARED_MEMORY)) {
            return;
        }
        try (Stream<Path> all = Files.list(SHARED_MEMORY)) {
            for (Path each : all.toList()) {
                Matcher name = LEFT_BEHIND.matcher(each.getFileName().toString());
                if (name.matches()
                        && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()) {
                    Files.deleteIfExists(each);
                }
            }
        }
    }

    @Override
    public void close() {
        try {
            clearUp();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void move(Duration by) {
        try {
            Path written = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(written, "%+ds%n".formatted(by.toSeconds()));
            Files.move(written, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
