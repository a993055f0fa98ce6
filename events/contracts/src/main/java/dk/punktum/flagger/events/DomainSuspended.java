package dk.punktum.flagger.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// The first hold on a name was placed: take its delegation out of the zone and set the statuses.
///
/// @param before   what the register said before
/// @param statuses the EPP statuses that the name has to carry from now on, besides those that it already has
public record DomainSuspended(
        DomainName domain,
        long sequence,
        UUID holdId,
        UUID caseId,
        String caseNumber,
        UUID flagId,
        UUID agreementId,
        String legalGround,
        HoldSnapshot before,
        List<String> statuses,
        Instant suspendedAt,
        Instant plannedEnd)
        implements SuspensionEvent {

    public DomainSuspended {
        Required.all(
                domain,
                holdId,
                caseId,
                caseNumber,
                flagId,
                agreementId,
                legalGround,
                before,
                statuses,
                suspendedAt,
                plannedEnd);
        Required.code(caseNumber, legalGround);
        Required.atLeast(1, sequence);
        statuses = List.copyOf(statuses);
        Required.codes(statuses);
    }
}
