package dk.punktum.flagger.crash.fault;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// The disk on which PostgreSQL, Kafka and the logs lie: a small one of its own, where this machine lets us make one.
public final class Disk implements AutoCloseable {

    private static final int MEGABYTES = 1_500;
    private static final int CHUNK = 1 << 20;

    private final Path directory;
    private final boolean own;

    /// @param directory is there, and empty
    /// @param small     whether it is to be a small one of its own; else the machine's disk stays where it is
    public Disk(Path directory, boolean small) {
        this.directory = directory;
        this.own = small && run("mount", "-t", "tmpfs", "-o", "size=" + MEGABYTES + "m", "tmpfs", directory.toString());
    }

    /// Whether it can be filled without filling the machine's.
    public boolean canBeFilled() {
        return own;
    }

    /// Until there is no room for a byte more.
    void fill() {
        try (OutputStream out = Files.newOutputStream(ballast())) {
            for (int chunk = CHUNK; chunk > 0; chunk /= 2) {
                fillWith(out, chunk);
            }
        } catch (IOException _) {
            // Full, as it should be.
        }
    }

    private static void fillWith(OutputStream out, int chunk) {
        var bytes = new byte[chunk];
        try {
            while (true) {
                out.write(bytes);
            }
        } catch (IOException _) {
            // No room for so much.
        }
    }

    void free() {
        try {
            Files.deleteIfExists(ballast());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path ballast() {
        if (!own) {
            throw new IllegalStateException("the machine's own disk is not ours to fill");
        }
        return directory.resolve("ballast");
    }

    @Override
    public void close() {
        if (own) {
            run("umount", directory.toString());
        }
    }

    private static boolean run(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
