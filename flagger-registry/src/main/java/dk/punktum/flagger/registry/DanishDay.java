package dk.punktum.flagger.registry;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/// Days of validity and deadlines begin and end at midnight in Denmark.
public final class DanishDay {

    private static final ZoneId DENMARK = ZoneId.of("Europe/Copenhagen");

    public static LocalDate of(Instant moment) {
        return moment.atZone(DENMARK).toLocalDate();
    }

    public static Instant begin(LocalDate day) {
        return day.atStartOfDay(DENMARK).toInstant();
    }

    private DanishDay() {}
}
