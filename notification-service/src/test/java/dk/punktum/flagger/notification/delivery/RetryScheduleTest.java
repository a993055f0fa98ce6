package dk.punktum.flagger.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryScheduleTest {

    private static final Instant NOW = Instant.parse("2026-07-01T08:00:00Z");

    /// As in application.properties and docs/notices.md.
    private final RetrySchedule schedule = new RetrySchedule(Duration.ofSeconds(15), Duration.ofHours(1), 32);

    @ParameterizedTest
    @CsvSource({"1, PT15S", "2, PT30S", "3, PT1M", "8, PT32M", "9, PT1H", "31, PT1H", "1000, PT1H"})
    void pausesDoubleUpToTheLongest(int attempt, Duration pause) {
        assertThat(schedule.pause(attempt)).isEqualTo(pause);
    }

    @Test
    void itIsTriedForAboutADay() {
        Duration all = IntStream.rangeClosed(1, 31).mapToObj(schedule::pause).reduce(Duration.ZERO, Duration::plus);

        assertThat(all.multipliedBy(3).dividedBy(4)).isGreaterThan(Duration.ofHours(18));
        assertThat(all).isLessThan(Duration.ofHours(25));
    }

    @Test
    void jitterStaysBetweenThreeQuartersAndTheWhole() {
        var random = new Random(7);

        assertThat(IntStream.range(0, 1000).mapToObj(_ -> schedule.after(3, NOW, random)))
                .allSatisfy(at -> assertThat(at).isBetween(NOW.plusSeconds(45), NOW.plusSeconds(60)))
                .satisfies(all -> assertThat(Set.copyOf(all)).hasSizeGreaterThan(900));
    }

    @Test
    void theLastAttempt() {
        assertThat(schedule.isLast(31)).isFalse();
        assertThat(schedule.isLast(32)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "0,   'Later[code=SMTP_BROKEN_OFF]'",
        "421, 'Later[code=SMTP_421]'",
        "451, 'Later[code=SMTP_451]'",
        "550, 'Refused[code=SMTP_550]'",
        "554, 'Refused[code=SMTP_554]'",
    })
    void repliesAreJudgedByTheirFirstDigit(int reply, String handover) {
        assertThat(SmtpHandover.judge(reply)).hasToString(handover);
    }
}
