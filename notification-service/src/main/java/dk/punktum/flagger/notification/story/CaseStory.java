package dk.punktum.flagger.notification.story;

import dk.punktum.flagger.events.AppealBody;
import dk.punktum.flagger.events.CloseCause;
import dk.punktum.flagger.events.DeclineReason;
import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.notification.letter.Circumstances;
import dk.punktum.flagger.notification.notice.CaseFacts;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is known of one case. Each fact is taken down once; what comes again changes nothing.
@Entity
@Table(name = "case_story")
class CaseStory {

    @Id
    private UUID caseId;

    private String caseNumber;
    private String domain;
    private UUID agreementId;
    private @Nullable UUID flagId;
    private @Nullable String legalGround;
    private @Nullable Instant declinedAt;

    @Enumerated(EnumType.STRING)
    private @Nullable DeclineReason declineReason;

    private @Nullable Instant placedAt;
    private @Nullable Instant plannedEnd;
    private boolean further;
    private @Nullable Instant effectiveAt;
    private @Nullable Long millisToEffect;

    @Enumerated(EnumType.STRING)
    private @Nullable CloseCause closeCause;

    @Enumerated(EnumType.STRING)
    private @Nullable AppealBody annulledBy;

    private @Nullable Instant liftedAt;
    private boolean freed;

    @SuppressWarnings("NullAway.Init")
    CaseStory() {}

    CaseStory(UUID caseId, String caseNumber, DomainName domain, UUID agreementId) {
        this.caseId = caseId;
        this.caseNumber = caseNumber;
        this.domain = domain.aLabel();
        this.agreementId = agreementId;
    }

    void restsOn(UUID flagId) {
        this.flagId = flagId;
    }

    void decline(String legalGround, DeclineReason reason, Instant at) {
        if (declinedAt == null) {
            this.legalGround = legalGround;
            this.declineReason = reason;
            this.declinedAt = at;
        }
    }

    /// @return whether this is news
    boolean place(HoldsSeen.Hold hold) {
        if (placedAt != null) {
            return false;
        }
        legalGround = hold.legalGround();
        placedAt = hold.placedAt();
        plannedEnd = hold.plannedEnd();
        further = hold.further();
        return true;
    }

    void takeEffect(Instant at, long millis) {
        if (effectiveAt == null) {
            effectiveAt = at;
            millisToEffect = millis;
        }
    }

    void close(CloseCause cause) {
        if (closeCause == null) {
            closeCause = cause;
        }
    }

    /// Told apart from the closing, and in either order.
    void annul(AppealBody body) {
        if (annulledBy == null) {
            annulledBy = body;
        }
    }

    /// @param free whether no other hold was left
    void lift(Instant at, boolean free) {
        if (placedAt != null && liftedAt == null) {
            liftedAt = at;
            freed = free;
        }
    }

    CaseFacts facts() {
        return new CaseFacts(
                caseId, caseNumber, DomainName.of(domain), declinedAt, placedAt, effectiveAt, liftedAt, freed);
    }

    Circumstances circumstances() {
        return new Circumstances(
                caseNumber,
                DomainName.of(domain),
                legalGround,
                declineReason,
                placedAt,
                plannedEnd,
                further,
                effectiveAt,
                millisToEffect,
                closeCause,
                annulledBy,
                liftedAt);
    }

    UUID caseId() {
        return caseId;
    }

    UUID agreementId() {
        return agreementId;
    }

    /// The flag's id, as soon as it is known: `suspension-state` alone does not tell it.
    String correlationId() {
        return (flagId == null ? caseId : flagId).toString();
    }
}
