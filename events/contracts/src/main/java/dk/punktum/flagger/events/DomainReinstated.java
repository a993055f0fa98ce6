package dk.punktum.flagger.events;

import java.time.Instant;
import java.util.UUID;

/// The last hold on a name was lifted: put it back as it was.
///
/// @param holdId  the hold that was lifted last
/// @param restore what the register said before the first hold
public record DomainReinstated(
        DomainName domain,
        long sequence,
        UUID holdId,
        UUID caseId,
        String caseNumber,
        UUID flagId,
        UUID agreementId,
        CloseCause cause,
        HoldSnapshot restore,
        Instant reinstatedAt)
        implements SuspensionEvent {

    public DomainReinstated {
        Required.all(domain, holdId, caseId, caseNumber, flagId, agreementId, cause, restore, reinstatedAt);
        Required.code(caseNumber);
        Required.atLeast(1, sequence);
    }
}
