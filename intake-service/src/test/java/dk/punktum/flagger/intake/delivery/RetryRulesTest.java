package dk.punktum.flagger.intake.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetryRulesTest {

    private static final Instant NOW = Instant.parse("2026-07-01T08:00:00Z");
    private static final List<Duration> PAUSES = List.of(Duration.ofSeconds(5), Duration.ofMinutes(5));

    @Test
    void pausesGrowAndEnd() {
        assertThat(RetryRules.nextAttempt(1, PAUSES, NOW, 0)).contains(NOW.plusSeconds(5));
        assertThat(RetryRules.nextAttempt(2, PAUSES, NOW, 0)).contains(NOW.plusSeconds(300));
        assertThat(RetryRules.nextAttempt(3, PAUSES, NOW, 0)).isEmpty();
    }

    @Test
    void whatFailedTogetherDoesNotComeBackTogether() {
        assertThat(RetryRules.nextAttempt(2, PAUSES, NOW, 1)).contains(NOW.plusSeconds(330));
        assertThat(RetryRules.nextAttempt(2, PAUSES, NOW, 0.5)).contains(NOW.plusSeconds(315));
    }

    @Test
    void patienceEndsAfterDaysWithoutOneSuccess() {
        Duration patience = Duration.ofDays(5);

        assertThat(RetryRules.hasFailedTooLong(null, patience, NOW)).isFalse();
        assertThat(RetryRules.hasFailedTooLong(NOW.minus(patience).plusSeconds(1), patience, NOW))
                .isFalse();
        assertThat(RetryRules.hasFailedTooLong(NOW.minus(patience), patience, NOW))
                .isTrue();
    }
}
