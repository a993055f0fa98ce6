package dk.punktum.flagger.intake.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SilenceTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private final Silence silence = new Silence(Duration.ofSeconds(10));

    @Test
    void whoeverWasSilentThreeTimesInARowIsLeftAloneForAWhile() {
        silence.met(NOW);
        silence.met(NOW);
        assertThat(silence.isKept(NOW)).isFalse();

        silence.met(NOW);

        assertThat(silence.isKept(NOW)).isTrue();
        assertThat(silence.isKept(NOW.plusSeconds(9))).isTrue();
        assertThat(silence.isKept(NOW.plusSeconds(10))).isFalse();
    }

    @Test
    void anAnswerInBetweenBeginsTheCountAnew() {
        silence.met(NOW);
        silence.met(NOW);
        silence.broken();
        silence.met(NOW);

        assertThat(silence.isKept(NOW)).isFalse();
    }

    @Test
    void afterAPauseOneMoreSilenceIsEnough() {
        silence.met(NOW);
        silence.met(NOW);
        silence.met(NOW);
        Instant later = NOW.plusSeconds(10);

        silence.met(later);

        assertThat(silence.isKept(later.plusSeconds(9))).isTrue();
    }
}
