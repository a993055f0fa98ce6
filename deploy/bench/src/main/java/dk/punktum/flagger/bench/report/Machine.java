package dk.punktum.flagger.bench.report;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;

/// What the figures depend on: they say nothing without it.
public final class Machine {

    private static final int WRITES = 200;

    /// @param data where the databases are
    public static Map<String, String> facts(Path data) {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("processor", "%d × %s".formatted(system.getAvailableProcessors(), processor()));
        facts.put("memory", "%d MB".formatted(system.getTotalMemorySize() >> 20));
        facts.put("system", "%s %s".formatted(System.getProperty("os.name"), System.getProperty("os.version")));
        facts.put(
                "Java", "%s, %s".formatted(System.getProperty("java.vm.version"), System.getProperty("java.vm.name")));
        facts.put("file system", fileSystem(data));
        facts.put("write and fsync of 8 kB", sync(data));
        facts.put("load before the run", String.format(Locale.ROOT, "%.2f", system.getSystemLoadAverage()));
        return facts;
    }

    private static String processor() {
        Path file = Path.of("/proc/cpuinfo");
        if (!Files.exists(file)) {
            return System.getProperty("os.arch");
        }
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String fileSystem(Path data) {
        try {
            return Files.getFileStore(data).type();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sync(Path data) {
        Path file = data.resolve("sync-probe");
        var microseconds = new Histogram(3);
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (int i = 0; i < WRITES; i++) {
                long began = System.nanoTime();
                channel.write(ByteBuffer.allocate(8192), 0);
                channel.force(false);
                microseconds.recordValue((System.nanoTime() - began) / 1_000);
            }
            return "p50 %d µs, p99 %d µs"
                    .formatted(microseconds.getValueAtPercentile(50), microseconds.getValueAtPercentile(99));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            try {
                Files.deleteIfExists(file);
            } catch (IOException _) {
                // It lies in a directory that is deleted anyway.
            }
        }
    }

    private Machine() {}
}
