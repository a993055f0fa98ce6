package dk.punktum.flagger.console.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @ParameterizedTest
    @CsvSource({
        ",           ,           ,           2026-11-01, 2026-11-30",
        "2024-02,    ,           ,           2024-02-01, 2024-02-29",
        "2026-Q1,    ,           ,           2026-01-01, 2026-03-31",
        "2026-Q4,    ,           ,           2026-10-01, 2026-12-31",
        "2025,       ,           ,           2025-01-01, 2025-12-31",
        "2025,       2026-01-01, 2026-01-02, 2025-01-01, 2025-12-31",
        ",           2026-01-05, 2026-02-06, 2026-01-05, 2026-02-06",
        ",           2026-01-05, 2026-01-05, 2026-01-05, 2026-01-05",
    })
    void aPeriodIsUnderstood(String code, String from, String to, LocalDate first, LocalDate last) {
        assertThat(Period.of(code, from, to, TODAY)).hasValueSatisfying(period -> {
            assertThat(period.from()).isEqualTo(first);
            assertThat(period.to()).isEqualTo(last);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "2026-13,     ,           ",
        "2026-Q5,     ,           ",
        "then,        ,           ",
        ",            2026-01-05, ",
        ",            ,           2026-01-05",
        ",            2026-01-06, 2026-01-05",
        ",            2026-02-30, 2026-03-01",
        ",            ' or 1=1',  2026-03-01",
    })
    void whatIsNoPeriodIsNone(String code, String from, String to) {
        assertThat(Period.of(code, from, to, TODAY)).isEmpty();
    }

    @Test
    void daysBeginAndEndAtMidnightInDenmark() {
        Period march = Period.of("2026-03", null, null, TODAY).orElseThrow();

        assertThat(march.begin()).isEqualTo(Instant.parse("2026-02-28T23:00:00Z"));
        assertThat(march.end()).isEqualTo(Instant.parse("2026-03-31T22:00:00Z"));
    }

    @Test
    void everyChoiceIsAPeriod() {
        assertThat(Period.choices(TODAY))
                .startsWith("2026-11", "2026-10")
                .contains("2025-12", "2026-Q4", "2026-Q1", "2026", "2025")
                .allSatisfy(
                        code -> assertThat(Period.of(code, null, null, TODAY)).isPresent());
    }
}
