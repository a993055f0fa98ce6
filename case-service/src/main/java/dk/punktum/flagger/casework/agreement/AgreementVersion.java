package dk.punktum.flagger.casework.agreement;

import dk.punktum.flagger.events.AgreementChanged;
import dk.punktum.flagger.events.AgreementStanding;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// An agreement as it stood from one change to the next.
@Entity
class AgreementVersion {

    @Embeddable
    record Key(UUID agreementId, int version) {}

    @EmbeddedId
    private Key key;

    @Enumerated(EnumType.STRING)
    private AgreementStanding standing;

    private String cvr;
    private List<String> grounds;
    private LocalDate validFrom;
    private LocalDate validUntil;
    private Instant changedAt;

    @SuppressWarnings("NullAway.Init")
    AgreementVersion() {}

    AgreementVersion(AgreementChanged change) {
        this.key = new Key(change.agreementId(), change.version());
        this.standing = change.standing();
        this.cvr = change.cvr();
        this.grounds = change.grounds();
        this.validFrom = change.validFrom();
        this.validUntil = change.validUntil();
        this.changedAt = change.changedAt();
    }

    static Key keyOf(AgreementChanged change) {
        return new Key(change.agreementId(), change.version());
    }

    AgreementTerms terms() {
        return new AgreementTerms(key.version(), standing, List.copyOf(grounds), validFrom, validUntil, changedAt);
    }
}
