package dk.punktum.flagger.suspension.hold;

import dk.punktum.flagger.suspension.SuspensionConfig;
import dk.punktum.flagger.suspension.appeal.AppealStanding;
import dk.punktum.flagger.suspension.calendar.WorkingDays;
import java.time.Instant;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/// The registry's policy on planned ends.
///
/// @param appealPeriod      from the placing of a hold on: how long there is for an appeal
/// @param atMostAhead       how far ahead a planned end can lie
/// @param workingDays       the registry's calendar
/// @param daysAfterDecision how many working days an appeal's end leaves at least
record EndPolicy(Period appealPeriod, Period atMostAhead, WorkingDays workingDays, int daysAfterDecision) {

    static EndPolicy of(SuspensionConfig config) {
        return new EndPolicy(
                config.plannedEnd().appealPeriod(),
                config.plannedEnd().atMostAhead(),
                WorkingDays.of(config),
                config.appeal().daysAfterDecision());
    }

    /// Who has lost an appeal needs time to react before the name goes.
    ///
    /// @return the earliest planned end; null when no appeal has ended
    @Nullable
    Instant notBefore(AppealStanding appeal) {
        Instant decidedAt = appeal.decidedAt();
        return decidedAt == null ? null : workingDays.after(decidedAt, daysAfterDecision);
    }
}
