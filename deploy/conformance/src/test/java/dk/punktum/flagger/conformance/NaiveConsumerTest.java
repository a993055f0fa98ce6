package dk.punktum.flagger.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NaiveConsumerTest {

    @TempDir
    Path directory;

    /// Each with what it does wrong. What it does right it passes, so that a team sees how far it is.
    @Test
    void aConsumerWrittenWithoutReadingTheContractFailsAndIsToldWhereToRead() {
        Path file = directory.resolve("register");

        KitRun run = KitRun.of(
                "--consumer",
                "exec '%s' -XX:TieredStopAtLevel=1 -cp '%s' %s '%s'"
                        .formatted(KitRun.JAVA, KitRun.CLASS_PATH, NaiveConsumer.class.getName(), file),
                "--show",
                "cat '%s'".formatted(file),
                "--patience",
                "3",
                "--only",
                "suspended-and-reinstated,gaps,repeats,reinstated-overtakes,state-overtakes,lock-restored,landing-page,"
                        + "change-of-measure,future-version,unreadable",
                "--log",
                directory.resolve("log").toString());

        assertThat(run.exitCode()).as(run.output()).isEqualTo(1);
        assertThat(run.failed())
                .as(run.output())
                .contains(
                        "repeats",
                        "reinstated-overtakes",
                        "state-overtakes",
                        "lock-restored",
                        "landing-page",
                        "change-of-measure",
                        "future-version",
                        "unreadable");
        assertThat(run.passed()).as(run.output()).contains("suspended-and-reinstated", "gaps");
        assertThat(run.output())
                .contains("The consumer ended by itself")
                .contains("read: docs/downstream.md#order-sequence")
                .contains("read: docs/downstream.md#what-you-can-not-read")
                .contains("The consumer does not converge: ");
    }
}
