package dk.punktum.flagger.events;

import java.time.Instant;
import java.util.UUID;

/// The recipient's mail server has taken over a notice.
public record NoticeDelivered(
        UUID noticeId,
        DomainName domain,
        UUID caseId,
        String caseNumber,
        NoticeRecipient recipient,
        NoticeOccasion occasion,
        int attempts,
        Instant deliveredAt)
        implements DomainEvent {

    public NoticeDelivered {
        Required.all(noticeId, domain, caseId, caseNumber, recipient, occasion, deliveredAt);
        Required.code(caseNumber);
        Required.atLeast(1, attempts);
    }
}
