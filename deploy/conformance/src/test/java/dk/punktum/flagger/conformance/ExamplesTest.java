package dk.punktum.flagger.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The examples that other teams start from pass every scenario.
class ExamplesTest {

    private static final Path EXAMPLES = KitRun.HOME.resolve("examples");

    @TempDir
    Path directory;

    @Test
    void java() {
        passesAll(
                "exec '%s' -XX:TieredStopAtLevel=1 -cp '%s' '%s' '%s'"
                        .formatted(
                                KitRun.JAVA,
                                KitRun.CLASS_PATH,
                                EXAMPLES.resolve("SuspensionConsumer.java"),
                                register()),
                "cat '%s'".formatted(register()));
    }

    @Test
    void python() {
        needs("python3 -c 'import kafka'", "python3-kafka");

        passesAll(
                "exec python3 '%s' '%s'".formatted(EXAMPLES.resolve("consumer.py"), register()),
                "cat '%s'".formatted(register()));
    }

    @Test
    void shell() {
        needs("command -v kcat && command -v jq", "kcat and jq");

        passesAll(
                "'%s' follow '%s'".formatted(EXAMPLES.resolve("consumer.sh"), register()),
                "'%s' show '%s'".formatted(EXAMPLES.resolve("consumer.sh"), register()));
    }

    private Path register() {
        return directory.resolve("register");
    }

    private void passesAll(String consumer, String show) {
        KitRun run = KitRun.of(
                "--consumer",
                consumer,
                "--show",
                show,
                "--log",
                directory.resolve("log").toString());

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.passed())
                .containsExactlyElementsOf(
                        Scenarios.ALL.stream().map(Scenario::name).toList());
    }

    /// Where everything is installed, an example that is not tried is a failure.
    private static void needs(String check, String packages) {
        boolean there = succeeds(check);
        if (!there && !Boolean.parseBoolean(System.getenv("FLAGGER_REQUIRE_ALL_TESTS"))) {
            System.err.printf(
                    "%n*** NOT TRIED: an example for other teams needs %s (Debian: apt-get install %s) ***%n%n",
                    packages, packages.replace(" and ", " "));
            assumeTrue(false, packages + " is not installed");
        }
        assertThat(there).as(packages + " has to be installed").isTrue();
    }

    private static boolean succeeds(String check) {
        try {
            return new ProcessBuilder("/bin/sh", "-c", check)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
