package dk.punktum.flagger.casework.policy;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/// The policy, by ground and day.
@ApplicationScoped
public class GroundPolicies implements PanacheRepositoryBase<GroundPolicy, UUID> {

    /// @param day in Europe/Copenhagen
    public Optional<PolicyInForce> on(LocalDate day, String ground) {
        return find("ground = ?1 and validFrom <= ?2 and (validUntil is null or validUntil >= ?2)", ground, day)
                .singleResultOptional()
                .map(GroundPolicy::inForce);
    }
}
