package dk.punktum.flagger.crash.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// What the clients were told, a line of JSON each: in the file before the client goes on.
public final class Acknowledgements implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final FileChannel file;
    private final List<Acknowledgement> all = new ArrayList<>();

    /// @param file is made, or written anew
    public Acknowledgements(Path file) {
        try {
            this.file = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized void add(Acknowledgement acknowledgement) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("at", acknowledgement.at().toString());
        line.put("act", acknowledgement.act());
        line.put("client", acknowledgement.client().id());
        line.put("subject", acknowledgement.subject());
        line.put("number", acknowledgement.number());
        line.put("reference", acknowledgement.reference());
        line.put("domains", acknowledgement.domains());
        try {
            ByteBuffer bytes = ByteBuffer.wrap((JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        all.add(acknowledgement);
    }

    public synchronized List<Acknowledgement> all() {
        return List.copyOf(all);
    }

    public synchronized int count() {
        return all.size();
    }

    /// One of them; the newest most often, since what was just committed is what may be lost.
    synchronized Optional<Acknowledgement> any(Random random) {
        if (all.isEmpty()) {
            return Optional.empty();
        }
        int back = random.nextBoolean() ? random.nextInt(Math.min(10, all.size())) : random.nextInt(all.size());
        return Optional.of(all.get(all.size() - 1 - back));
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
