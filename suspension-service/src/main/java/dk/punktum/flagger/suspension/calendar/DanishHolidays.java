package dk.punktum.flagger.suspension.calendar;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Set;

/// The public holidays of Denmark. Source: lov om detailsalg fra butikker m.v. (lukkeloven), § 2, which lists them by
/// name since 2024. It also closes shops on Constitution Day (5 June) and on 24 December, which are no holidays: see
/// [WorkingDays].
///
/// The General Prayer Day (store bededag, the fourth Friday after Easter) is no holiday since 2024; source: lov om
/// konsekvenser ved afskaffelsen af store bededag som helligdag, in force from 1 January 2024.
final class DanishHolidays {

    private static final Set<MonthDay> FIXED = Set.of(MonthDay.of(1, 1), MonthDay.of(12, 25), MonthDay.of(12, 26));

    private static final int MAUNDY_THURSDAY = -3;
    private static final int GOOD_FRIDAY = -2;
    private static final int EASTER_MONDAY = 1;
    private static final int GENERAL_PRAYER_DAY = 26;
    private static final int ASCENSION_DAY = 39;
    private static final int WHIT_SUNDAY = 49;
    private static final int WHIT_MONDAY = 50;
    private static final Set<Long> FROM_EASTER = Set.of(
            (long) MAUNDY_THURSDAY,
            (long) GOOD_FRIDAY,
            0L,
            (long) EASTER_MONDAY,
            (long) ASCENSION_DAY,
            (long) WHIT_SUNDAY,
            (long) WHIT_MONDAY);

    private static final int FIRST_YEAR_WITHOUT_PRAYER_DAY = 2024;

    static boolean isHoliday(LocalDate day) {
        long fromEaster = day.toEpochDay() - easter(day.getYear()).toEpochDay();
        return FIXED.contains(MonthDay.from(day))
                || FROM_EASTER.contains(fromEaster)
                || fromEaster == GENERAL_PRAYER_DAY && day.getYear() < FIRST_YEAR_WITHOUT_PRAYER_DAY;
    }

    /// Easter Sunday in the Gregorian calendar: the Sunday after the first ecclesiastical full moon on or after
    /// 21 March. Source: the Gregorian computus (epact with solar and lunar equation).
    static LocalDate easter(int year) {
        int century = year / 100;
        int leapYearsDropped = century - century / 4;
        int moonGained = (8 * century + 13) / 25;
        // Days from 21 March to the full moon.
        int moon = Math.floorMod(19 * (year % 19) + leapYearsDropped - moonGained + 15, 30);
        if (moon == 29 || moon == 28 && year % 19 > 10) {
            // No two years of a cycle share a full moon, and none is later than 18 April.
            moon--;
        }
        LocalDate fullMoon = LocalDate.of(year, 3, 21).plusDays(moon);
        return fullMoon.plusDays(7 - fullMoon.getDayOfWeek().getValue() % 7);
    }

    private DanishHolidays() {}
}
