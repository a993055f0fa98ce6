package dk.punktum.flagger.bench.yardstick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PgbenchResultTest {

    private static final String PRINTED = """
            pgbench (15.14 (Debian), server 18.6)
            transaction type: script.sql
            query mode: prepared
            number of clients: 8
            number of threads: 1
            duration: 10 s
            number of transactions actually processed: 4711
            number of failed transactions: 0 (0.000%)
            latency average = 16.980 ms
            initial connection time = 21.340 ms
            tps = 471.123456 (without initial connection time)
            """;

    @Test
    void itSaysHowMuchWasDoneAndHowLongEachTook() {
        PgbenchResult result =
                PgbenchResult.read(PRINTED, List.of("0 1 1500 0 1795383611 22", "1 1 2500 0 1795383611 23"));

        assertThat(result.scripts()).isEqualTo(4711);
        assertThat(result.perSecond()).isEqualTo(471.123456);
        assertThat(result.microseconds().getTotalCount()).isEqualTo(2);
        assertThat(result.microseconds().getMaxValue()).isBetween(2490L, 2510L);
    }

    @Test
    void whatFailedIsNoYardstick() {
        assertThatThrownBy(() -> PgbenchResult.read(
                        PRINTED.replace("failed transactions: 0", "failed transactions: 3"), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PgbenchResult.read(
                        PRINTED + "pgbench: error: client 3 script 0 aborted in command 4 query 0: ERROR: x",
                        List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void withoutAResultThereIsNone() {
        assertThatThrownBy(() -> PgbenchResult.read("pgbench: error: connection refused", List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("connection refused");
    }
}
