package dk.punktum.flagger.events;

import java.time.Instant;
import java.util.UUID;

/// A notice could not be delivered and will not be tried again by itself: a person has to look.
public record NoticeFailed(
        UUID noticeId,
        DomainName domain,
        UUID caseId,
        String caseNumber,
        NoticeRecipient recipient,
        NoticeOccasion occasion,
        FailureReason reason,
        int attempts,
        Instant failedAt)
        implements DomainEvent {

    /// Why a notice could not be delivered.
    public enum FailureReason {
        /// The registry knows no address.
        NO_ADDRESS,
        /// The only known mailbox lies on the held name, which receives no mail while it is held.
        MAILBOX_ON_HELD_DOMAIN,
        /// The recipient's mail server refused it for good (SMTP 5xx).
        REFUSED,
        /// Tried until the last attempt.
        ATTEMPTS_EXHAUSTED
    }

    public NoticeFailed {
        Required.all(noticeId, domain, caseId, caseNumber, recipient, occasion, reason, failedAt);
        Required.code(caseNumber);
        Required.atLeast(0, attempts);
    }
}
