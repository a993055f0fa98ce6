package dk.punktum.flagger.casework.policy;

import dk.punktum.flagger.events.DomainName;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/// The names under which others have sub-tenants.
@ApplicationScoped
public class HighImpactNames implements PanacheRepositoryBase<HighImpactName, String> {

    public boolean include(DomainName name) {
        return findByIdOptional(name.aLabel()).isPresent();
    }
}
