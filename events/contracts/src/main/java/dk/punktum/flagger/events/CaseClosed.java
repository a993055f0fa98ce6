package dk.punktum.flagger.events;

import java.time.Instant;
import java.util.UUID;

/// The case is over; a hold that rests on it has to go.
public record CaseClosed(
        UUID caseId,
        String caseNumber,
        UUID flagId,
        DomainName domain,
        UUID agreementId,
        CloseCause cause,
        Instant closedAt)
        implements DomainEvent {

    public CaseClosed {
        Required.all(caseId, caseNumber, flagId, domain, agreementId, cause, closedAt);
        Required.code(caseNumber);
    }
}
