package dk.punktum.flagger.casework.collateral;

import java.util.List;

/// What was seen of a name from outside.
public record Collateral(List<OwnHost> hosts, MailUse mail) {

    public Collateral {
        hosts = List.copyOf(hosts);
    }

    /// Nothing was looked at, as for a name that is not registered.
    public static Collateral notLookedAt() {
        return new Collateral(List.of(), MailUse.NOT_KNOWN);
    }
}
