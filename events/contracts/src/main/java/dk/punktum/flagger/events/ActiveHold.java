package dk.punktum.flagger.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One of the holds on a name. A name is free when the last one is lifted.
///
/// @param caseId      the matter that the hold rests on: a flag's case, or an order to the registry
/// @param agreementId present when the hold rests on a flag
/// @param plannedEnd  when deletion of the name becomes due, unless the hold is lifted before; absent on a hold that
///                    lasts until it is lifted
/// @param holdCause   absent: `FLAG`
/// @param measure     absent: `SUSPEND`
/// @param frozenSince since when deletion has to wait for an appeal; absent when it has not
public record ActiveHold(
        UUID holdId,
        UUID caseId,
        String caseNumber,
        @Nullable UUID agreementId,
        String legalGround,
        Instant placedAt,
        @Nullable Instant plannedEnd,
        @Nullable HoldCause holdCause,
        @Nullable Measure measure,
        @Nullable Instant frozenSince) {

    public ActiveHold {
        Required.all(holdId, caseId, caseNumber, legalGround, placedAt);
        Required.code(caseNumber, legalGround);
    }
}
