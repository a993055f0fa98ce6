package dk.punktum.flagger.intake.agreement;

import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/// Every agreement that has ever been in force.
@ApplicationScoped
public class Agreements implements PanacheRepositoryBase<Agreement, UUID> {

    private final AgreementVersions versions;
    private final Clock clock;

    Agreements(AgreementVersions versions, Clock clock) {
        this.versions = versions;
        this.clock = clock;
    }

    /// The one agreement that a machine identity belongs to now. While a client moves from one to another, the one
    /// that it has belonged to for less long. Who has a sandbox never leaves it, whatever an agreement says.
    ///
    /// To be asked inside a transaction.
    public Optional<AgreementFacts> of(String clientId) {
        return find("left join fetch a.grounds", clientId).list().stream()
                .findFirst()
                .map(agreement -> agreement.facts(versions.of(agreement.id())));
    }

    /// Its id alone.
    public Optional<UUID> idOf(String clientId) {
        return find("", clientId).firstResultOptional().map(Agreement::id);
    }

    private PanacheQuery<Agreement> find(String with, String clientId) {
        return find("""
                        select a from Agreement a join a.clients c %s
                        where c.clientId = ?1 and c.validFrom <= ?2 and (c.validUntil is null or c.validUntil > ?2)
                        order by a.sandbox desc, c.validFrom desc""".formatted(with), clientId, clock.instant());
    }
}
