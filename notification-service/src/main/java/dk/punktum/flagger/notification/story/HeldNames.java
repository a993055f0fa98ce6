package dk.punktum.flagger.notification.story;

import dk.punktum.flagger.events.DomainName;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;

/// All names that holds were ever placed on.
@ApplicationScoped
class HeldNames implements PanacheRepositoryBase<HeldName, String> {

    /// Whether mail to an address under this name has nowhere to go.
    boolean isHeld(DomainName domain) {
        return findByIdOptional(domain.aLabel()).map(HeldName::isSuspended).orElse(false);
    }

    /// Takes in what was seen of a name.
    ///
    /// @param stories as in [HeldName#see]
    void see(HoldsSeen seen, Collection<CaseStory> stories) {
        HeldName name = findByIdOptional(seen.domain().aLabel()).orElseGet(() -> new HeldName(seen.domain()));
        name.see(seen, stories);
        // Only now: what is changed after that is a second statement.
        persist(name);
    }
}
