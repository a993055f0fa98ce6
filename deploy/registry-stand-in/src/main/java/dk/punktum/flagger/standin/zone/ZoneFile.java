package dk.punktum.flagger.standin.zone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.xbill.DNS.Master;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;

/// The delegations of a zone in a file (RFC 1035, section 5), so that a process that is killed forgets nothing.
final class ZoneFile {

    private final Path path;

    ZoneFile(Path path) {
        this.path = path.toAbsolutePath();
    }

    /// @return empty when nothing was written yet
    Optional<List<Record>> read() {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try (var master = new Master(path.toString(), Name.root)) {
            List<Record> records = new ArrayList<>();
            for (Record next = master.nextRecord(); next != null; next = master.nextRecord()) {
                records.add(next);
            }
            return Optional.of(records);
        } catch (IOException e) {
            throw new UncheckedIOException("what was written can be read again: " + path, e);
        }
    }

    /// The whole zone, on the disk when it returns: the old content or the new one, whenever the process or the machine
    /// ends.
    void write(List<Record> records) throws IOException {
        String text = records.stream()
                .map(record -> record.toString() + "\n")
                .sorted()
                .collect(Collectors.joining());
        Path next = path.resolveSibling(path.getFileName() + ".next");
        try (var file = FileChannel.open(
                next, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = StandardCharsets.US_ASCII.encode(text);
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(true);
        }
        Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
