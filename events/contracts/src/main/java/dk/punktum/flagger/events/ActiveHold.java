package dk.punktum.flagger.events;

import java.time.Instant;
import java.util.UUID;

/// One of the holds on a name. A name is free when the last one is lifted.
///
/// @param plannedEnd when deletion of the name becomes due, unless the hold is lifted before
public record ActiveHold(
        UUID holdId,
        UUID caseId,
        String caseNumber,
        UUID agreementId,
        String legalGround,
        Instant placedAt,
        Instant plannedEnd) {

    public ActiveHold {
        Required.all(holdId, caseId, caseNumber, agreementId, legalGround, placedAt, plannedEnd);
        Required.code(caseNumber, legalGround);
    }
}
