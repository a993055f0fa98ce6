package dk.punktum.flagger.intake.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotaRulesTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final QuotaLimits LIMITS = new QuotaLimits(3, 100);

    @ParameterizedTest
    @CsvSource({"1,60", "2,60", "1,100", "3,0"})
    void upToTheLimitItFits(int flags, int names) {
        assertThat(QuotaRules.rule(LIMITS, List.of(), new QuotaLimits(flags, names), NOW))
                .isEmpty();
    }

    @Test
    void whatIsOverTheLimitHasToWaitUntilEnoughHasLeftTheWindow() {
        List<TakenFlags> taken = List.of(ago("PT59M", 1, 20), ago("PT30M", 1, 30), ago("PT1M", 1, 40));

        assertThat(QuotaRules.rule(LIMITS, taken, new QuotaLimits(1, 5), NOW))
                .contains(new QuotaExceeded(List.of("flags"), Duration.ofMinutes(1)));
        assertThat(QuotaRules.rule(new QuotaLimits(9, 100), taken, new QuotaLimits(1, 31), NOW))
                .contains(new QuotaExceeded(List.of("names"), Duration.ofMinutes(30)));
        assertThat(QuotaRules.rule(LIMITS, taken, new QuotaLimits(1, 100), NOW))
                .contains(new QuotaExceeded(List.of("flags", "names"), Duration.ofMinutes(59)));
    }

    @Test
    void whoAsksWhenToldToDoesNotAskTooEarly() {
        List<TakenFlags> taken =
                List.of(new TakenFlags(NOW.minus(Duration.ofHours(1)).plusMillis(1), 3, 3));

        assertThat(QuotaRules.rule(LIMITS, taken, new QuotaLimits(1, 1), NOW))
                .contains(new QuotaExceeded(List.of("flags"), Duration.ofSeconds(1)));
    }

    @Test
    void itIsSaidWhatIsLeftAndWhenThereIsMore() {
        assertThat(QuotaRules.standing(LIMITS, List.of(), NOW))
                .containsExactly(
                        new QuotaStanding(QuotaPolicy.FLAGS, 3, 3, null),
                        new QuotaStanding(QuotaPolicy.NAMES, 100, 100, null));
        assertThat(QuotaRules.standing(LIMITS, List.of(ago("PT59M", 1, 20), ago("PT30M", 2, 30)), NOW))
                .containsExactly(
                        new QuotaStanding(QuotaPolicy.FLAGS, 3, 0, Duration.ofMinutes(1)),
                        new QuotaStanding(QuotaPolicy.NAMES, 100, 50, Duration.ofMinutes(1)));
    }

    /// More may be used than there is: an operator has lowered the limit.
    @Test
    void belowALoweredLimitNothingIsLeftUntilEnoughHasLeftTheWindow() {
        List<TakenFlags> taken = List.of(ago("PT59M", 1, 20), ago("PT30M", 3, 30));

        assertThat(QuotaRules.standing(LIMITS, taken, NOW).getFirst())
                .isEqualTo(new QuotaStanding(QuotaPolicy.FLAGS, 3, 0, Duration.ofMinutes(30)));
    }

    private static TakenFlags ago(String time, int flags, int names) {
        return new TakenFlags(NOW.minus(Duration.parse(time)), flags, names);
    }
}
