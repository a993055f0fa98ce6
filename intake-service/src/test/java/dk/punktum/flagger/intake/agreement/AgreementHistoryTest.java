package dk.punktum.flagger.intake.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.intake.agreement.AgreementHistory.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgreementHistoryTest {

    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 7, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 12, 31);

    /// Begun on 10 July for one ground, another added on 1 August late in the evening in Denmark, on hold from 1
    /// September to 1 October.
    private static final AgreementHistory HISTORY = new AgreementHistory(List.of(
            version(3, true, "2026-07-10T08:00:00Z", "terms-9.1"),
            version(4, true, "2026-07-31T22:30:00Z", "terms-9.1", "terms-9.2"),
            version(5, false, "2026-09-01T08:00:00Z", "terms-9.1", "terms-9.2"),
            version(6, true, "2026-10-01T08:00:00Z", "terms-9.1", "terms-9.2")));

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
                    DAY,        9.1 NOT COVERED, 9.2 NOT COVERED
                    2026-06-30, true,            true
                    2026-07-09, false,           false
                    2026-07-10, false,           true
                    2026-07-31, false,           true
                    2026-08-01, false,           false
                    2026-08-31, false,           false
                    2026-09-01, true,            true
                    2026-09-30, true,            true
                    2026-10-01, false,           false
                    2027-01-01, true,            true""")
    void aDecisionIsCheckedAgainstItsDay(LocalDate day, boolean one, boolean two) {
        assertThat(HISTORY.isKnownNotToCover("terms-9.1", day)).isEqualTo(one);
        assertThat(HISTORY.isKnownNotToCover("terms-9.2", day)).isEqualTo(two);
    }

    @Test
    void whatIsNotKnownIsNoObjection() {
        var gap = new AgreementHistory(List.of(
                version(3, true, "2026-07-10T08:00:00Z", "terms-9.1"),
                version(5, true, "2026-09-01T08:00:00Z", "terms-9.1", "terms-9.2")));

        assertThat(gap.isKnownNotToCover("terms-9.2", LocalDate.of(2026, 8, 1))).isFalse();
        assertThat(gap.isKnownNotToCover("terms-9.4", LocalDate.of(2026, 9, 1))).isTrue();
        assertThat(new AgreementHistory(List.of()).isKnownNotToCover("terms-9.2", FIRST_DAY))
                .isFalse();
    }

    private static Version version(int number, boolean active, String changedAt, String... grounds) {
        return new Version(number, active, Set.of(grounds), FIRST_DAY, LAST_DAY, Instant.parse(changedAt));
    }
}
