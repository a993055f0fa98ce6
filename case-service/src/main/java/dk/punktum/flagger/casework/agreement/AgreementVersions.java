package dk.punktum.flagger.casework.agreement;

import dk.punktum.flagger.events.AgreementChanged;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/// What we have heard about agreements.
@ApplicationScoped
public class AgreementVersions implements PanacheRepositoryBase<AgreementVersion, AgreementVersion.Key> {

    /// Versions may come again and in any order; each is kept once.
    void record(AgreementChanged change) {
        if (findByIdOptional(AgreementVersion.keyOf(change)).isEmpty()) {
            persist(new AgreementVersion(change));
        }
    }

    public AgreementThen at(UUID agreementId, Instant moment) {
        return new AgreementHistory(list("key.agreementId", agreementId).stream()
                        .map(AgreementVersion::terms)
                        .toList())
                .at(moment);
    }
}
