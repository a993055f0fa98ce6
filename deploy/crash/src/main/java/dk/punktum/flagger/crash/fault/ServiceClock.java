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

/// The clock that the services see: the machine's, moved by `libfaketime` where that is installed.
public final class ServiceClock {

    /// Where Debian's package of that name puts it.
    private static final List<Path> LIBRARIES = List.of(
            Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1"),
            Path.of("/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1"));

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
                        // A second is soon enough, and cheaper than a look at the file for each look at the clock.
                        "FAKETIME_CACHE_DURATION",
                        "1",
                        // Pauses and timeouts go by this one.
                        "FAKETIME_DONT_FAKE_MONOTONIC",
                        "1"))
                .orElse(Map.of());
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
