package dk.punktum.flagger.casework.collateral;

import dk.punktum.flagger.casework.policy.DecisionLevel;
import java.util.EnumSet;
import java.util.Set;

/// What the collateral of a hold means. No clock, no database, no network.
public final class CollateralRules {

    /// What a hold would hit beside the name's own pages.
    enum Effect {
        /// Other names lose a name server: they may go down with this one.
        OTHER_DOMAINS,
        /// Mail to the name no longer arrives.
        MAIL,
        /// Others have names below this one.
        SUB_TENANTS
    }

    /// What could not be found out.
    enum Gap {
        OTHER_DOMAINS,
        MAIL
    }

    /// The measure must not hit more than it is aimed at without two persons having seen that it does (proportionality;
    /// Supreme Court, 23 March 2021). That mail stops is so with nearly every name: it is noted. What is not known
    /// raises nothing, since no register has to offer searches (RFC 7480, section 5.3; RFC 9082, section 3.2).
    public static DecisionLevel level(Collateral collateral, boolean subTenants) {
        Set<Effect> effects = effects(collateral, subTenants);
        return effects.contains(Effect.OTHER_DOMAINS) || effects.contains(Effect.SUB_TENANTS)
                ? DecisionLevel.TWO_OFFICERS
                : DecisionLevel.AUTOMATIC;
    }

    static Set<Effect> effects(Collateral collateral, boolean subTenants) {
        Set<Effect> effects = EnumSet.noneOf(Effect.class);
        if (collateral.hosts().stream().anyMatch(host -> host.otherDomains() != null && host.otherDomains() > 0)) {
            effects.add(Effect.OTHER_DOMAINS);
        }
        if (collateral.mail() == MailUse.MX || collateral.mail() == MailUse.ADDRESS) {
            effects.add(Effect.MAIL);
        }
        if (subTenants) {
            effects.add(Effect.SUB_TENANTS);
        }
        return effects;
    }

    static Set<Gap> gaps(Collateral collateral) {
        Set<Gap> gaps = EnumSet.noneOf(Gap.class);
        if (collateral.hosts().stream().anyMatch(host -> host.otherDomains() == null)) {
            gaps.add(Gap.OTHER_DOMAINS);
        }
        if (collateral.mail() == MailUse.NOT_KNOWN) {
            gaps.add(Gap.MAIL);
        }
        return gaps;
    }

    private CollateralRules() {}
}
