package dk.punktum.flagger.events;

import java.time.Instant;
import java.util.UUID;

/// The registry has opened a case about one flagged domain name.
///
/// @param caseNumber what people call the case, such as `C-2026-000042`; every notice carries it
public record CaseOpened(
        UUID caseId,
        String caseNumber,
        UUID flagId,
        DomainName domain,
        UUID agreementId,
        String legalGround,
        Instant openedAt)
        implements DomainEvent {

    public CaseOpened {
        Required.all(caseId, caseNumber, flagId, domain, agreementId, legalGround, openedAt);
        Required.code(caseNumber, legalGround);
    }
}
