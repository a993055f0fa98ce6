package dk.punktum.flagger.notification.story;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/// The authorities by agreement: a replica of what flagger-registry says.
@ApplicationScoped
class Authorities implements PanacheRepositoryBase<Authority, UUID> {

    Optional<String> nameUnder(UUID agreementId) {
        return findByIdOptional(agreementId).map(Authority::name);
    }

    void remember(UUID agreementId, int version, String name) {
        findByIdOptional(agreementId)
                .ifPresentOrElse(
                        authority -> authority.becomes(version, name),
                        () -> persist(new Authority(agreementId, version, name)));
    }
}
