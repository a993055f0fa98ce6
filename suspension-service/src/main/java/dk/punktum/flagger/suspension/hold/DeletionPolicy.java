package dk.punktum.flagger.suspension.hold;

import dk.punktum.flagger.suspension.SuspensionConfig;
import dk.punktum.flagger.suspension.calendar.WorkingDays;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// The registry's policy on deletion after a suspension.
///
/// @param workingDays       the registry's calendar
/// @param onWorkingDaysOnly whether deletion becomes due only while somebody is at work
/// @param noRegistrationFor for how long nobody can register a deleted name; zero: not at all
record DeletionPolicy(WorkingDays workingDays, boolean onWorkingDaysOnly, Period noRegistrationFor) {

    private static final ZoneId DENMARK = ZoneId.of("Europe/Copenhagen");

    DeletionPolicy {
        if (noRegistrationFor.isNegative()) {
            throw new IllegalArgumentException("suspension.deletion.no-registration-for is negative");
        }
    }

    static DeletionPolicy of(SuspensionConfig config) {
        return new DeletionPolicy(
                WorkingDays.of(config),
                config.deletion().onWorkingDays(),
                config.deletion().noRegistrationFor());
    }

    /// The first moment at or after this one at which deletion can become due.
    Instant next(Instant moment) {
        return onWorkingDaysOnly ? workingDays.nextOpen(moment) : moment;
    }

    boolean allows(Instant moment) {
        return next(moment).equals(moment);
    }

    /// @param due when deletion became due
    @Nullable
    Instant noRegistrationBefore(Instant due) {
        return noRegistrationFor.isZero()
                ? null
                : due.atZone(DENMARK).plus(noRegistrationFor).toInstant();
    }
}
