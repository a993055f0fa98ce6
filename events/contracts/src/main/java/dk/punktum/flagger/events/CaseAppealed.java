package dk.punktum.flagger.events;

import java.time.Instant;
import java.util.UUID;

/// The verdict is before the Complaints Board or a court. The suspension stays; the name must not be deleted meanwhile.
public record CaseAppealed(
        UUID caseId,
        String caseNumber,
        UUID flagId,
        DomainName domain,
        UUID agreementId,
        AppealBody body,
        Instant appealedAt)
        implements DomainEvent {

    public CaseAppealed {
        Required.all(caseId, caseNumber, flagId, domain, agreementId, body, appealedAt);
        Required.code(caseNumber);
    }
}
