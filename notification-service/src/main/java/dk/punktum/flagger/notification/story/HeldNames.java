package dk.punktum.flagger.notification.story;

import dk.punktum.flagger.events.DomainName;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/// All names that holds were ever placed on.
@ApplicationScoped
class HeldNames implements PanacheRepositoryBase<HeldName, String> {

    /// Whether mail to an address under this name has nowhere to go.
    boolean isHeld(DomainName domain) {
        return findByIdOptional(domain.aLabel()).map(HeldName::isSuspended).orElse(false);
    }

    HeldName about(DomainName domain) {
        return findByIdOptional(domain.aLabel()).orElseGet(() -> {
            var name = new HeldName(domain);
            persist(name);
            return name;
        });
    }
}
