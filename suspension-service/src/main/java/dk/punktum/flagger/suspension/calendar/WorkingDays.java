package dk.punktum.flagger.suspension.calendar;

import dk.punktum.flagger.suspension.SuspensionConfig;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;

/// Days on which the registry works, as its policy has them: Monday to Friday, no public holidays, none of the days on
/// which it is closed although they are no holidays. All of it in Danish time.
///
/// @param closed days of the year that count as holidays
/// @param from   when somebody is at work on a working day
/// @param until  when nobody is any more; later than `from`
public record WorkingDays(Set<MonthDay> closed, LocalTime from, LocalTime until) {

    private static final ZoneId DENMARK = ZoneId.of("Europe/Copenhagen");

    public WorkingDays {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("the working day ends at %s and begins at %s".formatted(until, from));
        }
    }

    public static WorkingDays of(SuspensionConfig config) {
        return new WorkingDays(
                Set.copyOf(config.workingDays().closed()),
                config.workingDays().from(),
                config.workingDays().until());
    }

    boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !closed.contains(MonthDay.from(day))
                && !DanishHolidays.isHoliday(day);
    }

    /// So many working days later, at the same time of day. The day that it is counted from is none of them, be it
    /// a working day or not.
    public Instant after(Instant start, int days) {
        ZonedDateTime time = start.atZone(DENMARK);
        for (int counted = 0; counted < days; ) {
            time = time.plusDays(1);
            if (isWorkingDay(time.toLocalDate())) {
                counted++;
            }
        }
        return time.toInstant();
    }

    /// The first moment at or after this one at which somebody is at work.
    public Instant nextOpen(Instant moment) {
        ZonedDateTime time = moment.atZone(DENMARK);
        LocalDate day = time.toLocalDate();
        if (isWorkingDay(day) && time.toLocalTime().isBefore(from)) {
            return day.atTime(from).atZone(DENMARK).toInstant();
        }
        if (isWorkingDay(day) && time.toLocalTime().isBefore(until)) {
            return moment;
        }
        do {
            day = day.plusDays(1);
        } while (!isWorkingDay(day));
        return day.atTime(from).atZone(DENMARK).toInstant();
    }

    public boolean isOpen(Instant moment) {
        return nextOpen(moment).equals(moment);
    }
}
