package dk.punktum.flagger.casework.collateral;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// What else a hold would hit, as officers see it.
///
/// @param effects      codes; empty when nothing was seen
/// @param notKnown     what could not be found out
/// @param hosts        the name's name servers below itself
/// @param otherDomains how many other names the busiest of them serves, as far as that is known
public record CollateralView(
        Instant lookedAt,
        Set<CollateralRules.Effect> effects,
        Set<CollateralRules.Gap> notKnown,
        List<OwnHost> hosts,
        int otherDomains,
        MailUse mail,
        boolean subTenants) {

    static CollateralView of(Collateral collateral, boolean subTenants, Instant lookedAt) {
        return new CollateralView(
                lookedAt,
                CollateralRules.effects(collateral, subTenants),
                CollateralRules.gaps(collateral),
                collateral.hosts(),
                collateral.hosts().stream()
                        .map(OwnHost::otherDomains)
                        .filter(Objects::nonNull)
                        .mapToInt(Integer::intValue)
                        .max()
                        .orElse(0),
                collateral.mail(),
                subTenants);
    }
}
