package dk.punktum.flagger.casework.agreement;

import dk.punktum.flagger.events.AgreementStanding;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/// What an agreement says from one change of it to the next.
///
/// @param validFrom  first day (Europe/Copenhagen)
/// @param validUntil last day (Europe/Copenhagen)
record AgreementTerms(
        int version,
        AgreementStanding standing,
        List<String> grounds,
        LocalDate validFrom,
        LocalDate validUntil,
        Instant changedAt) {

    /// Days of validity begin and end at midnight in Denmark.
    private static final ZoneId DENMARK = ZoneId.of("Europe/Copenhagen");

    boolean inForce(Instant at) {
        LocalDate day = at.atZone(DENMARK).toLocalDate();
        return standing == AgreementStanding.ACTIVE && !day.isBefore(validFrom) && !day.isAfter(validUntil);
    }
}
