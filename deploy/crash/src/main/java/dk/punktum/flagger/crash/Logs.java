package dk.punktum.flagger.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/// What the services and servers write: of one round at a time, so that many rounds do not fill the disk.
final class Logs {

    private final Path data;
    private final Path kept;

    /// @param data where everything writes
    /// @param kept where what is worth keeping is put
    Logs(Path data, Path kept) {
        this.data = data;
        this.kept = kept;
    }

    /// So that somebody can look what it was.
    void keep(int round) {
        Path directory = kept.resolve("round-" + round);
        try {
            Files.createDirectories(directory);
            for (Path log : all()) {
                Files.copy(log, directory.resolve(log.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The services go on at what is now the beginning: they append. The servers' begin anew with each start.
    void empty() {
        try {
            for (Path log : below(data.resolve("logs"))) {
                FileChannel.open(log, StandardOpenOption.WRITE).truncate(0).close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> all() throws IOException {
        return Stream.concat(below(data).stream(), below(data.resolve("logs")).stream())
                .toList();
    }

    private static List<Path> below(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".log")).toList();
        }
    }
}
