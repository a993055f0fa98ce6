package dk.punktum.flagger.intake.supersession;

import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.intake.supersession.Supersessions.Superseded;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/// Puts a flag, which has just been stored, in the place of an earlier one. Inside its transaction.
@ApplicationScoped
public class SupersedeFlag {

    private final Supersessions supersessions;
    private final TakeBack takeBack;

    SupersedeFlag(Supersessions supersessions, TakeBack takeBack) {
        this.supersessions = supersessions;
        this.takeBack = takeBack;
    }

    /// Names that are only in the earlier one are taken back at once; those in both wait for the registry.
    ///
    /// @param domains of the new flag
    public void supersede(UUID earlier, UUID flagId, List<DomainName> domains) {
        supersessions.add(flagId, earlier);
        Superseded superseded = supersessions.superseded(flagId);
        for (DomainName domain : supersessions.standing(earlier)) {
            if (domains.contains(domain)) {
                supersessions.await(earlier, domain, flagId);
            } else {
                takeBack.on(domain, superseded);
            }
        }
    }
}
