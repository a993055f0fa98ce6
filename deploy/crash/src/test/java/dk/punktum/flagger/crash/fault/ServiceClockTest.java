package dk.punktum.flagger.crash.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceClockTest {

    private static final Duration PAUSE = Duration.ofMillis(200);

    /// A JVM that says, for each line that it is told, what time it has, and how long a pause has lasted.
    static final class Probe {

        public static void main(String[] args) throws IOException {
            for (int read = System.in.read(); read >= 0; read = System.in.read()) {
                long before = System.nanoTime();
                LockSupport.parkNanos(PAUSE.toNanos());
                long paused = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before);
                System.out.println(System.currentTimeMillis() + " " + paused);
            }
        }
    }

    @Test
    void aJvmSeesTheClockMoveAndPausesAsLongAsBefore(@TempDir Path directory) throws IOException {
        var clock = new ServiceClock(directory.resolve("clock"));
        if (!Boolean.parseBoolean(System.getenv("FLAGGER_REQUIRE_ALL_TESTS"))) {
            assumeTrue(clock.canBeMoved(), "libfaketime is not installed");
        }
        Process probe = start(clock);
        try (BufferedReader answers = probe.inputReader(UTF_8);
                Writer questions = probe.outputWriter(UTF_8)) {
            for (int seconds : new int[] {0, 60, -90, 0}) {
                clock.move(Duration.ofSeconds(seconds));
                assertThat(aheadOnceNoticed(answers, questions)).isCloseTo(seconds * 1000L, within(2000L));
            }
        } finally {
            probe.destroyForcibly();
        }
        clock.close();
    }

    private static Process start(ServiceClock clock) throws IOException {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Probe.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(clock.settings());
        return builder.start();
    }

    /// @return milliseconds
    private static long aheadOnceNoticed(BufferedReader answers, Writer questions) throws IOException {
        long ahead = 0;
        long end = System.nanoTime() + ServiceClock.NOTICED_AFTER.plus(PAUSE).toNanos();
        while (System.nanoTime() < end) {
            questions.write('?');
            questions.flush();
            String[] answer = answers.readLine().split(" ");
            ahead = Long.parseLong(answer[0]) - System.currentTimeMillis();
            assertThat(Long.parseLong(answer[1])).isGreaterThanOrEqualTo(PAUSE.toMillis());
        }
        return ahead;
    }
}
