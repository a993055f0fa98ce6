package dk.punktum.flagger.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What can be said without a database.
class OutboxRowsTest {

    @Test
    void aLaneSpeaksOnOneTopicPerWave() {
        List<List<OutboxRow>> waves =
                Waves.of(rows("a/suspended", "a/state", "b/suspended", "b/state", "a/suspended", "c/state"));

        assertThat(waves)
                .extracting(wave -> wave.stream().map(OutboxRow::position).toList())
                .containsExactly(List.of(0L, 2L, 5L), List.of(1L, 3L), List.of(4L));
    }

    private static List<OutboxRow> rows(String... keysAndTopics) {
        List<OutboxRow> rows = new ArrayList<>();
        for (String each : keysAndTopics) {
            String[] parts = each.split("/");
            rows.add(new OutboxRow(rows.size(), parts[0], TestDatabase.record(parts[1], parts[0], "x")));
        }
        return rows;
    }

    @Test
    void pausesGrowUpToALimit() {
        var backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));

        for (int i = 0; i < 100; i++) {
            assertThat(backoff.after(1)).isBetween(Duration.ofMillis(50), Duration.ofMillis(100));
            assertThat(backoff.after(3)).isBetween(Duration.ofMillis(200), Duration.ofMillis(400));
            assertThat(backoff.after(1000)).isBetween(Duration.ofMillis(2500), Duration.ofSeconds(5));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "08006, OUTAGE",
        "53300, OUTAGE",
        "57P01, OUTAGE",
        "58030, OUTAGE",
        "25006, OUTAGE",
        "40001, CONFLICT",
        "40P01, CONFLICT",
        "55P03, CONFLICT",
        "57014, CONFLICT",
        "23505, OTHER",
        "22001, OTHER",
        "42P01, OTHER"
    })
    void sqlStatesSayWhoseFaultItIs(String state, Faults expected) {
        var suppressed = new IllegalStateException("commit failed");
        suppressed.addSuppressed(new SQLException("text", state));

        assertThat(Faults.of(new RuntimeException(new SQLException("text", state))))
                .isEqualTo(expected);
        assertThat(Faults.of(suppressed)).isEqualTo(expected);
    }

    @Test
    void anExhaustedPoolIsAnOutage() {
        assertThat(Faults.of(new SQLException("Sorry, acquisition timeout!"))).isEqualTo(Faults.OUTAGE);
    }

    @Test
    void describesWithoutQuotingMessages() {
        var fault =
                new IllegalStateException("secret", new SQLException("secret", "23505", new EOFException("secret")));

        assertThat(Faults.describe(fault))
                .doesNotContain("secret")
                .startsWith(
                        "java.lang.IllegalStateException < java.sql.SQLException(23505) < java.io.EOFException at OutboxRowsTest.java:");
    }
}
