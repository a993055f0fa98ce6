package dk.punktum.flagger.intake.agreement;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/// Every agreement that has ever been in force.
@ApplicationScoped
public class Agreements implements PanacheRepositoryBase<Agreement, UUID> {

    private final AgreementVersions versions;

    Agreements(AgreementVersions versions) {
        this.versions = versions;
    }

    /// The one agreement that a machine identity belongs to. To be asked inside a transaction.
    public Optional<AgreementFacts> of(String clientId) {
        return find("select a from Agreement a join a.clientIds c where c = ?1", clientId)
                .firstResultOptional()
                .map(agreement -> agreement.facts(versions.of(agreement.id())));
    }
}
