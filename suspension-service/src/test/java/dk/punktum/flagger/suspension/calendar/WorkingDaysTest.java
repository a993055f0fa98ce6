package dk.punktum.flagger.suspension.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingDaysTest {

    private static final Set<MonthDay> CLOSED = Set.of(MonthDay.of(6, 5), MonthDay.of(12, 24), MonthDay.of(12, 31));
    private static final WorkingDays DAYS = new WorkingDays(CLOSED, LocalTime.of(9, 0), LocalTime.of(15, 0));

    @ParameterizedTest
    @CsvSource({
        "2026-12-23, true",
        "2026-12-24, false",
        "2026-12-25, false",
        "2026-12-26, false",
        "2026-12-28, true",
        "2026-12-31, false",
        "2027-01-01, false",
        "2027-01-02, false",
        "2027-01-04, true",
        "2026-06-05, false",
        "2026-05-15, true"
    })
    void weekendsHolidaysAndClosedDaysAreNoWorkingDays(LocalDate day, boolean working) {
        assertThat(DAYS.isWorkingDay(day)).isEqualTo(working);
    }

    @Test
    void whatIsNotClosedByPolicyIsAWorkingDay() {
        var open = new WorkingDays(Set.of(), LocalTime.of(9, 0), LocalTime.of(15, 0));

        assertThat(open.isWorkingDay(LocalDate.of(2026, 6, 5))).isTrue();
        assertThat(open.isWorkingDay(LocalDate.of(2026, 12, 24))).isTrue();
    }

    /// Copenhagen is two hours ahead of UTC from the last Sunday of March to the last of October, else one.
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
                    FROM,                 DAYS, TO,                   WHY
                    2026-07-06T08:00:00Z, 5,    2026-07-13T08:00:00Z, one weekend
                    2026-07-04T08:00:00Z, 1,    2026-07-06T08:00:00Z, from a Saturday
                    2026-07-04T08:00:00Z, 0,    2026-07-04T08:00:00Z, at once
                    2026-04-01T08:00:00Z, 1,    2026-04-07T08:00:00Z, over Easter
                    2026-03-27T09:00:00Z, 1,    2026-03-30T08:00:00Z, summer time begins
                    2026-10-23T08:00:00Z, 1,    2026-10-26T09:00:00Z, summer time ends
                    2026-12-23T09:00:00Z, 5,    2027-01-05T09:00:00Z, over Christmas and New Year
                    2026-07-05T22:30:00Z, 1,    2026-07-06T22:30:00Z, it is Monday in Denmark already
                    2028-06-02T08:00:00Z, 1,    2028-06-06T08:00:00Z, Whit Monday is Constitution Day""")
    void workingDaysAreCountedInDenmark(Instant from, int days, Instant to, String why) {
        assertThat(DAYS.after(from, days)).as(why).isEqualTo(to);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
                    MOMENT,               NEXT,                 WHY
                    2026-07-06T06:59:59Z, 2026-07-06T07:00:00Z, before nine
                    2026-07-06T07:00:00Z, 2026-07-06T07:00:00Z, at nine
                    2026-07-06T12:59:59Z, 2026-07-06T12:59:59Z, before three
                    2026-07-06T13:00:00Z, 2026-07-07T07:00:00Z, at three
                    2026-07-03T20:00:00Z, 2026-07-06T07:00:00Z, Friday evening
                    2026-12-24T10:00:00Z, 2026-12-28T08:00:00Z, Christmas
                    2026-03-28T10:00:00Z, 2026-03-30T07:00:00Z, summer time begins meanwhile
                    2026-10-24T10:00:00Z, 2026-10-26T08:00:00Z, summer time ends meanwhile""")
    void theNextMomentAtWhichSomebodyIsAtWork(Instant moment, Instant next, String why) {
        assertThat(DAYS.nextOpen(moment)).as(why).isEqualTo(next);
        assertThat(DAYS.isOpen(moment)).isEqualTo(moment.equals(next));
    }

    @Test
    void aDayThatEndsBeforeItBeginsIsRefused() {
        assertThatThrownBy(() -> new WorkingDays(CLOSED, LocalTime.of(15, 0), LocalTime.of(9, 0)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
