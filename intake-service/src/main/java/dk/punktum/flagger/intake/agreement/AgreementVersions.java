package dk.punktum.flagger.intake.agreement;

import dk.punktum.flagger.events.AgreementChanged;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/// Every version of an agreement that was told.
@ApplicationScoped
class AgreementVersions implements PanacheRepositoryBase<AgreementVersion, AgreementVersion.Key> {

    /// Versions may come again, and an older one after a newer.
    void keep(AgreementChanged told) {
        var key = new AgreementVersion.Key(told.agreementId(), told.version());
        if (findByIdOptional(key).isEmpty()) {
            persist(new AgreementVersion(key, told));
        }
    }

    AgreementHistory of(UUID agreementId) {
        return new AgreementHistory(list("key.agreementId = ?1 order by key.version", agreementId).stream()
                .map(AgreementVersion::version)
                .toList());
    }
}
