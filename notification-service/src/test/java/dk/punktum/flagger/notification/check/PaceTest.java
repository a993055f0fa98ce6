package dk.punktum.flagger.notification.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final Instant NOW = Instant.parse("2026-07-01T08:00:00Z");

    private final Pace pace = new Pace(10);

    @Test
    void soManyASecondAndNoMore() {
        assertThat(admitted(25, NOW)).isEqualTo(10);
    }

    @Test
    void comesBackWithTime() {
        admitted(25, NOW);

        assertThat(admitted(25, NOW.plusMillis(500))).isEqualTo(5);
        assertThat(admitted(25, NOW.plusSeconds(3600))).isEqualTo(10);
    }

    @Test
    void aClockThatGoesBackGivesNothing() {
        admitted(25, NOW);

        assertThat(admitted(5, NOW.minusSeconds(60))).isZero();
    }

    private long admitted(int asked, Instant at) {
        return IntStream.range(0, asked).filter(_ -> pace.admits(at)).count();
    }
}
