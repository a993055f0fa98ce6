package dk.punktum.flagger.events;

import java.time.Instant;
import java.util.UUID;

/// An appeal has ended. An annulled verdict also closes its case, which is told on its own.
public record AppealDecided(
        UUID caseId,
        String caseNumber,
        UUID flagId,
        DomainName domain,
        UUID agreementId,
        AppealBody body,
        AppealOutcome outcome,
        Instant decidedAt)
        implements DomainEvent {

    public AppealDecided {
        Required.all(caseId, caseNumber, flagId, domain, agreementId, body, outcome, decidedAt);
        Required.code(caseNumber);
    }
}
