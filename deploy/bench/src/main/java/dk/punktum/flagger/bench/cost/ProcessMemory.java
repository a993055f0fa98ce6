package dk.punktum.flagger.bench.cost;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a process has in memory, as Linux counts it: its proportional set size, in which a page that several processes
/// share counts for each of them in part. So those of several processes can be added up.
public final class ProcessMemory {

    private static final Pattern PROPORTIONAL = Pattern.compile("Pss:\\s+([0-9]+) kB");

    /// @return in megabytes of 1024 × 1024 bytes
    public static double megabytes(long pid) {
        try {
            return megabytes(Files.readAllLines(Path.of("/proc", Long.toString(pid), "smaps_rollup")));
        } catch (IOException e) {
            throw new UncheckedIOException("memory is read where Linux (4.14 or newer) shows it", e);
        }
    }

    /// @param rollup the lines of `smaps_rollup`, see proc(5)
    static double megabytes(List<String> rollup) {
        return rollup.stream()
                        .map(PROPORTIONAL::matcher)
                        .filter(Matcher::matches)
                        .mapToLong(line -> Long.parseLong(line.group(1)))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("smaps_rollup has no Pss"))
                / 1024.0;
    }

    private ProcessMemory() {}
}
