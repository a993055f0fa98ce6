package dk.punktum.flagger.suspension.hold;

import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.SuspensionState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;

/// What is held at this moment.
@ApplicationScoped
public class HeldNames {

    private final Suspensions suspensions;

    HeldNames(Suspensions suspensions) {
        this.suspensions = suspensions;
    }

    /// Empty when nobody holds the name.
    @Transactional
    public Optional<SuspensionState> find(DomainName name) {
        return suspensions
                .find(name)
                .filter(known -> known.status() == SuspensionStatus.SUSPENDED)
                .map(Suspension::state);
    }
}
