package dk.punktum.flagger.casework.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryScheduleTest {

    private static final RetrySchedule SCHEDULE = new RetrySchedule(Duration.ofSeconds(1), Duration.ofMinutes(1));

    @ParameterizedTest
    @CsvSource({
        "1, 0, PT0.5S",
        "1, 1, PT1S",
        "2, 1, PT2S",
        "3, 0.5, PT3S",
        "6, 1, PT32S",
        // The cap, and no overflow however long it lasts.
        "7, 1, PT60S",
        "7, 0, PT30S",
        "2000, 1, PT60S"
    })
    void pausesDoubleUpToTheCapAndHalfOfEachIsChance(int attempt, double chance, Duration pause) {
        assertThat(SCHEDULE.pauseAfter(attempt, chance)).isEqualTo(pause);
    }
}
