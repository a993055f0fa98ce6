package dk.punktum.flagger.suspension.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Against published calendars: Danmarks Nationalbank's closing days (2026, 2027), and the data set for Denmark of the
/// `holidays` project (all years).
class DanishHolidaysTest {

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
                    YEAR, MAUNDY THURSDAY, GOOD FRIDAY, EASTER, EASTER MONDAY, ASCENSION, WHIT SUNDAY, WHIT MONDAY
                    2024, --03-28,         --03-29,     --03-31, --04-01,      --05-09,   --05-19,     --05-20
                    2025, --04-17,         --04-18,     --04-20, --04-21,      --05-29,   --06-08,     --06-09
                    2026, --04-02,         --04-03,     --04-05, --04-06,      --05-14,   --05-24,     --05-25
                    2027, --03-25,         --03-26,     --03-28, --03-29,      --05-06,   --05-16,     --05-17
                    2028, --04-13,         --04-14,     --04-16, --04-17,      --05-25,   --06-04,     --06-05
                    2029, --03-29,         --03-30,     --04-01, --04-02,      --05-10,   --05-20,     --05-21
                    2030, --04-18,         --04-19,     --04-21, --04-22,      --05-30,   --06-09,     --06-10""")
    void theseAndNoOthersAreHolidays(
            int year,
            MonthDay maundyThursday,
            MonthDay goodFriday,
            MonthDay easter,
            MonthDay easterMonday,
            MonthDay ascension,
            MonthDay whitSunday,
            MonthDay whitMonday) {
        List<MonthDay> expected = Stream.concat(
                        Stream.of(maundyThursday, goodFriday, easter, easterMonday, ascension, whitSunday, whitMonday),
                        Stream.of(MonthDay.of(1, 1), MonthDay.of(12, 25), MonthDay.of(12, 26)))
                .sorted()
                .toList();

        assertThat(LocalDate.of(year, 1, 1)
                        .datesUntil(LocalDate.of(year + 1, 1, 1))
                        .filter(DanishHolidays::isHoliday)
                        .map(MonthDay::from))
                .containsExactlyElementsOf(expected);
    }

    /// The earliest and the latest Easter there can be, and the years in which the moon of the computus is moved.
    @ParameterizedTest
    @CsvSource({
        "1818, 1818-03-22",
        "2285, 2285-03-22",
        "1943, 1943-04-25",
        "2038, 2038-04-25",
        "1954, 1954-04-18",
        "1981, 1981-04-19",
        "2049, 2049-04-18",
        "2076, 2076-04-19",
        "2000, 2000-04-23"
    })
    void easterAtItsLimits(int year, LocalDate easter) {
        assertThat(DanishHolidays.easter(year)).isEqualTo(easter);
    }

    @Test
    void easterIsASundayBetween22MarchAnd25April() {
        for (int year = 1900; year < 2300; year++) {
            LocalDate easter = DanishHolidays.easter(year);
            assertThat(easter.getDayOfWeek()).isEqualTo(DayOfWeek.SUNDAY);
            assertThat(MonthDay.from(easter)).isBetween(MonthDay.of(3, 22), MonthDay.of(4, 25));
        }
    }

    @ParameterizedTest
    @CsvSource({"2022-05-13, true", "2023-05-05, true", "2024-04-26, false", "2025-05-16, false", "2026-05-01, false"})
    void theGeneralPrayerDayWasAbolishedWith2023(LocalDate day, boolean holiday) {
        assertThat(DanishHolidays.isHoliday(day)).isEqualTo(holiday);
    }

    @Test
    void whatIsOnlyCustomIsNoHoliday() {
        assertThat(Arrays.asList("2026-05-01", "2026-05-15", "2026-06-05", "2026-12-24", "2026-12-31"))
                .noneMatch(day -> DanishHolidays.isHoliday(LocalDate.parse(day)));
    }
}
