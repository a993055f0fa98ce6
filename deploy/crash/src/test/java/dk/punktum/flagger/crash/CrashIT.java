package dk.punktum.flagger.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.crash.fault.Fault.Kind;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// One short round on every build: always the same one, so that a build that fails can be repeated. Many rounds, and
/// others: `./deploy/crash/run`.
class CrashIT {

    private static final long SEED = Long.getLong("crash.seed", 4);

    /// What every machine can do; `./deploy/crash/run` fills disks and moves clocks as well.
    private static final Set<Kind> KINDS = EnumSet.complementOf(EnumSet.of(Kind.DISK_FULL, Kind.CLOCK_MOVED));

    @Test
    void whateverIsKilledNothingIsLost(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path out) {
        var settings = new Settings(
                Path.of(System.getProperty("flagger.home")),
                out,
                1,
                SEED,
                Duration.ofSeconds(8),
                Duration.ofMinutes(10),
                Surroundings.SERVICES,
                KINDS);

        List<RoundReport> reports = new Rounds(settings, Clock.systemUTC()).run(report -> {
            System.out.println(Report.head() + "\n" + Report.line(List.of(report), 1));
            return false;
        });

        assertThat(reports).hasSize(1).allSatisfy(report -> {
            assertThat(report.broken()).isEmpty();
            assertThat(report.violated()).isEmpty();
            assertThat(report.violations()).hasSize(9);
            assertThat(report.acknowledgements()).isPositive();
            assertThat(report.looks()).isPositive();
        });
    }
}
