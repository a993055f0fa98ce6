package dk.punktum.flagger.crash.invariant;

import java.util.ArrayList;
import java.util.List;

/// Zone, RDAP, `suspension-state` and database agree: held is held everywhere; free is as it was before, everywhere.
public final class AllAgree {

    /// What the zone's server says of a name that is not delegated.
    private static final String GONE = "NXDOMAIN";

    /// RFC 8056's word for `serverHold`.
    private static final String HELD = "\"server hold\"";

    public static List<String> violations(List<NameSeen> names) {
        List<String> violations = new ArrayList<>();
        for (NameSeen name : names) {
            if (!name.told().equals(name.database())) {
                violations.add("%s: suspension-state says %s, the database %s"
                        .formatted(name.domain(), name.told(), name.database()));
            }
            if (name.suspended()) {
                if (!name.toldServersBefore().equals(name.serversBefore())) {
                    violations.add("%s is held, and suspension-state would put back %s; there were %s"
                            .formatted(name.domain(), name.toldServersBefore(), name.serversBefore()));
                }
                if (!name.zone().startsWith(GONE)) {
                    violations.add("%s is held, and in the zone: %s".formatted(name.domain(), name.zone()));
                }
                if (!name.register().contains(HELD)) {
                    violations.add("%s is held, and not so in RDAP: %s".formatted(name.domain(), name.register()));
                }
            } else {
                different(name, "zone", name.zoneBefore(), name.zone(), violations);
                different(name, "RDAP", name.registerBefore(), name.register(), violations);
            }
        }
        return violations;
    }

    private static void different(NameSeen name, String where, String before, String now, List<String> violations) {
        if (!now.equals(before)) {
            violations.add(
                    "%s is free, and not as before in %s: %s; before: %s".formatted(name.domain(), where, now, before));
        }
    }

    private AllAgree() {}
}
