package dk.punktum.flagger.suspension.hold;

import dk.punktum.flagger.events.ActiveHold;
import dk.punktum.flagger.events.CaseDecided;
import dk.punktum.flagger.events.CloseCause;
import dk.punktum.flagger.events.DeletionDue;
import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.Uuid7;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.time.Period;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One reason to keep a name suspended: it rests on one case, and goes when that is closed.
@Entity
class Hold {

    @Id
    private UUID id;

    private String domain;
    private UUID caseId;
    private String caseNumber;
    private UUID flagId;
    private UUID agreementId;
    private String legalGround;
    private String suspensionPeriod;

    @Enumerated(EnumType.STRING)
    private HoldStatus status;

    private Instant requestedAt;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "before_id")
    private @Nullable Snapshot before;

    private @Nullable Instant placedAt;
    private @Nullable Long placedSequence;
    private @Nullable Instant plannedEnd;
    private @Nullable Instant deletionDueAt;
    private @Nullable Instant liftedAt;
    private @Nullable Long liftedSequence;

    @Enumerated(EnumType.STRING)
    private @Nullable CloseCause endCause;

    @Enumerated(EnumType.STRING)
    private @Nullable AbandonReason abandonReason;

    @SuppressWarnings("NullAway.Init")
    Hold() {}

    /// @param verdict one that wants a hold
    static Hold requested(CaseDecided verdict, Instant now) {
        var hold = new Hold();
        hold.id = Uuid7.next();
        hold.domain = verdict.domain().aLabel();
        hold.caseId = verdict.caseId();
        hold.caseNumber = verdict.caseNumber();
        hold.flagId = verdict.flagId();
        hold.agreementId = verdict.agreementId();
        hold.legalGround = verdict.legalGround();
        hold.suspensionPeriod =
                Objects.requireNonNull(verdict.suspensionPeriod()).toString();
        hold.status = HoldStatus.REQUESTED;
        hold.requestedAt = now;
        return hold;
    }

    void place(Snapshot before, long sequence, Instant now) {
        become(HoldStatus.PLACED);
        this.before = before;
        placedAt = now;
        placedSequence = sequence;
        plannedEnd = HoldRules.plannedEnd(now, Period.parse(suspensionPeriod));
    }

    void lift(CloseCause cause, long sequence, Instant now) {
        become(HoldStatus.LIFTED);
        endCause = cause;
        liftedAt = now;
        liftedSequence = sequence;
    }

    void cancel(CloseCause cause) {
        become(HoldStatus.CANCELLED);
        endCause = cause;
    }

    void abandon(AbandonReason reason) {
        become(HoldStatus.ABANDONED);
        abandonReason = reason;
    }

    /// Its planned end has passed.
    ///
    /// @param sequence of the name's last change: this is none
    DeletionDue becomeDue(long sequence, Instant now) {
        deletionDueAt = now;
        return new DeletionDue(new DomainName(domain), sequence, id, caseId, caseNumber, plannedEnd(), null);
    }

    /// Whether its end is still to be told of.
    boolean isUntoldAt(Instant now) {
        return status == HoldStatus.PLACED && deletionDueAt == null && !now.isBefore(plannedEnd());
    }

    private void become(HoldStatus next) {
        if (!status.next().contains(next)) {
            throw new IllegalStateException("hold %s: %s does not become %s".formatted(id, status, next));
        }
        status = next;
    }

    ActiveHold active() {
        return new ActiveHold(
                id,
                caseId,
                caseNumber,
                agreementId,
                legalGround,
                Objects.requireNonNull(placedAt),
                plannedEnd(),
                null,
                null,
                null);
    }

    boolean isStanding() {
        return status == HoldStatus.PLACED;
    }

    UUID id() {
        return id;
    }

    DomainName domain() {
        return new DomainName(domain);
    }

    UUID caseId() {
        return caseId;
    }

    String caseNumber() {
        return caseNumber;
    }

    UUID flagId() {
        return flagId;
    }

    UUID agreementId() {
        return agreementId;
    }

    String legalGround() {
        return legalGround;
    }

    String suspensionPeriod() {
        return suspensionPeriod;
    }

    HoldStatus status() {
        return status;
    }

    Instant requestedAt() {
        return requestedAt;
    }

    Instant plannedEnd() {
        return Objects.requireNonNull(plannedEnd);
    }

    HoldView view(Orders orders) {
        return new HoldView(
                id,
                status,
                caseId,
                caseNumber,
                flagId,
                agreementId,
                legalGround,
                requestedAt,
                placedAt,
                placedSequence,
                plannedEnd,
                deletionDueAt,
                liftedAt,
                liftedSequence,
                endCause,
                abandonReason,
                before == null ? null : before.view(),
                orders.at(placedSequence),
                orders.at(liftedSequence));
    }
}
