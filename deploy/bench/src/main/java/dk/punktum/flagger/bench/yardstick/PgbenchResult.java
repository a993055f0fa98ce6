package dk.punktum.flagger.bench.yardstick;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;

/// What one run of `pgbench` has done.
///
/// @param scripts      how many were run to their end
/// @param perSecond    of these, without the time for connecting
/// @param microseconds how long each took
/// @param steady       how long each took, but for each client's first, during which its statements are prepared
public record PgbenchResult(long scripts, double perSecond, Histogram microseconds, Histogram steady) {

    private static final Pattern SCRIPTS = Pattern.compile("number of transactions actually processed: ([0-9]+)");
    private static final Pattern FAILED = Pattern.compile("number of failed transactions: ([0-9]+)");
    private static final Pattern PER_SECOND = Pattern.compile(
            "tps = ([0-9.]+) \\((?:without initial connection time|excluding connections establishing)\\)");

    /// @param output what it printed
    /// @param log    the lines of its logs (option `-l`): client, number, time in microseconds, and more
    /// @throws IllegalArgumentException when it did not say how much was done, or something failed
    public static PgbenchResult read(String output, Iterable<String> log) {
        Matcher failed = FAILED.matcher(output);
        if (failed.find() && Long.parseLong(failed.group(1)) > 0 || output.contains(" aborted")) {
            throw new IllegalArgumentException("statements failed:\n" + output);
        }
        var microseconds = new Histogram(3);
        var steady = new Histogram(3);
        Set<String> begun = new HashSet<>();
        for (String line : log) {
            String[] parts = line.split(" ", 4);
            long took = Long.parseLong(parts[2]);
            microseconds.recordValue(took);
            if (!begun.add(parts[0])) {
                steady.recordValue(took);
            }
        }
        return new PgbenchResult(
                Long.parseLong(find(SCRIPTS, output)),
                Double.parseDouble(find(PER_SECOND, output)),
                microseconds,
                steady);
    }

    /// For long scripts, of which each client runs a few only.
    public double steadyPerSecond(int clients) {
        if (steady.getTotalCount() == 0) {
            throw new IllegalStateException("no client got beyond its first run of the script: more time is needed");
        }
        return clients * 1e6 / steady.getMean();
    }

    private static String find(Pattern pattern, String output) {
        Matcher found = pattern.matcher(output);
        if (!found.find()) {
            throw new IllegalArgumentException("no result in what pgbench printed:\n" + output);
        }
        return found.group(1);
    }
}
