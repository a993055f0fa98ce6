package dk.punktum.flagger.notification.notice;

import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.NoticeDelivered;
import dk.punktum.flagger.events.NoticeFailed;
import dk.punktum.flagger.events.NoticeFailed.FailureReason;
import dk.punktum.flagger.events.NoticeOccasion;
import dk.punktum.flagger.events.NoticeRecipient;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One notice: somebody, in one role, about one thing that happened in a case. Rows are made by [Notices#write].
@Entity
public class Notice {

    @Id
    private UUID id;

    private UUID caseId;
    private String caseNumber;
    private String domain;

    @Enumerated(EnumType.STRING)
    private NoticeRecipient recipient;

    @Enumerated(EnumType.STRING)
    private NoticeOccasion occasion;

    private Instant occurredAt;
    private Instant createdAt;
    private String code;

    @Enumerated(EnumType.STRING)
    private NoticeStatus status;

    private int round;
    private int attempts;
    private @Nullable Instant nextAttemptAt;
    private @Nullable Instant claimedUntil;
    private @Nullable String trouble;

    @Enumerated(EnumType.STRING)
    private @Nullable FailureReason failureReason;

    private @Nullable Instant finishedAt;

    @SuppressWarnings("NullAway.Init")
    Notice() {}

    /// Marked before anything leaves the house, so that a crash can at most repeat a mail, never lose one.
    ///
    /// @param until when another worker may take it over
    public void claim(Instant until) {
        move(NoticeStatus.SENDING);
        attempts++;
        nextAttemptAt = null;
        claimedUntil = until;
    }

    /// Whether the claim that was numbered so is still the present one. A worker that was away for too long has lost
    /// it.
    public boolean isClaimed(int round, int attempt) {
        return status == NoticeStatus.SENDING && this.round == round && attempts == attempt;
    }

    public NoticeDelivered deliver(Instant now) {
        finish(NoticeStatus.DELIVERED, now);
        trouble = null;
        return new NoticeDelivered(id, domain(), caseId, caseNumber, recipient, occasion, attempts, now);
    }

    /// @param trouble a code, such as `SMTP_451`
    public void postpone(String trouble, Instant until) {
        move(NoticeStatus.PENDING);
        this.trouble = trouble;
        claimedUntil = null;
        nextAttemptAt = until;
    }

    /// @param trouble a code, such as `SMTP_550`
    public NoticeFailed fail(FailureReason reason, String trouble, Instant now) {
        finish(NoticeStatus.FAILED, now);
        this.trouble = trouble;
        failureReason = reason;
        return new NoticeFailed(id, domain(), caseId, caseNumber, recipient, occasion, reason, attempts, now);
    }

    /// There is nobody to tell in this role.
    public void lapse(Instant now) {
        finish(NoticeStatus.NOBODY, now);
    }

    /// Begins anew after a failure: addresses are looked up again and the mail is written again.
    void resend(Instant now) {
        move(NoticeStatus.PENDING);
        round++;
        attempts = 0;
        failureReason = null;
        finishedAt = null;
        nextAttemptAt = now;
    }

    private void finish(NoticeStatus end, Instant now) {
        move(end);
        claimedUntil = null;
        finishedAt = now;
    }

    private void move(NoticeStatus to) {
        if (!status.next().contains(to)) {
            throw new IllegalStateException("notice %s: %s can not become %s".formatted(id, status, to));
        }
        status = to;
    }

    public UUID id() {
        return id;
    }

    public UUID caseId() {
        return caseId;
    }

    public DomainName domain() {
        return DomainName.of(domain);
    }

    public NoticeRecipient recipient() {
        return recipient;
    }

    public NoticeOccasion occasion() {
        return occasion;
    }

    public Instant createdAt() {
        return createdAt;
    }

    NoticeStatus status() {
        return status;
    }

    public int round() {
        return round;
    }

    public int attempts() {
        return attempts;
    }

    public Reference reference() {
        return new Reference(caseNumber, code);
    }

    /// @param address where it went; null for those who may not see it, and while it is not known
    NoticeView view(@Nullable String address) {
        return new NoticeView(
                id,
                caseId,
                caseNumber,
                domain,
                domain().uLabel(),
                recipient,
                occasion,
                occurredAt,
                createdAt,
                status,
                round,
                attempts,
                nextAttemptAt,
                trouble,
                failureReason,
                finishedAt,
                address);
    }
}
