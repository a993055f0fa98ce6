package dk.punktum.flagger.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A name is held from now on, or held in another way: set the statuses, and change its delegation.
///
/// @param caseId      the matter that the hold rests on: a flag's case, or an order to the registry
/// @param flagId      present when the hold rests on a flag
/// @param agreementId present when the hold rests on a flag
/// @param before      what the register said before the first hold
/// @param statuses    the EPP statuses that the name has to carry from now on, besides those that it already has
/// @param plannedEnd  when deletion of the name becomes due, unless the hold is lifted before; absent on a hold that
///                    lasts until it is lifted
/// @param holdCause   absent: `FLAG`
/// @param delegation  what the name is delegated to while it is held; absent: it is taken out of the zone
public record DomainSuspended(
        DomainName domain,
        long sequence,
        UUID holdId,
        UUID caseId,
        String caseNumber,
        @Nullable UUID flagId,
        @Nullable UUID agreementId,
        String legalGround,
        HoldSnapshot before,
        List<String> statuses,
        Instant suspendedAt,
        @Nullable Instant plannedEnd,
        @Nullable HoldCause holdCause,
        @Nullable Delegation delegation)
        implements SuspensionEvent {

    public DomainSuspended {
        Required.all(domain, holdId, caseId, caseNumber, legalGround, before, statuses, suspendedAt);
        Required.code(caseNumber, legalGround);
        Required.atLeast(1, sequence);
        statuses = List.copyOf(statuses);
        Required.codes(statuses);
    }
}
