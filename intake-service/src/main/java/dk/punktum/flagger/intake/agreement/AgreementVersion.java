package dk.punktum.flagger.intake.agreement;

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
import java.util.Set;
import java.util.UUID;

/// What an agreement said from one change of it on.
@Entity
class AgreementVersion {

    @Embeddable
    record Key(UUID agreementId, int version) {}

    @EmbeddedId
    private Key key;

    @Enumerated(EnumType.STRING)
    private AgreementStanding standing;

    private List<String> grounds;
    private LocalDate validFrom;
    private LocalDate validUntil;
    private Instant changedAt;

    @SuppressWarnings("NullAway.Init")
    AgreementVersion() {}

    AgreementVersion(Key key, AgreementChanged told) {
        this.key = key;
        standing = told.standing();
        grounds = told.grounds();
        validFrom = told.validFrom();
        validUntil = told.validUntil();
        changedAt = told.changedAt();
    }

    AgreementHistory.Version version() {
        return new AgreementHistory.Version(
                key.version(),
                standing == AgreementStanding.ACTIVE,
                Set.copyOf(grounds),
                validFrom,
                validUntil,
                changedAt);
    }
}
