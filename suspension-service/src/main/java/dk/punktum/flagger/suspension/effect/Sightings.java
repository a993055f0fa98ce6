package dk.punktum.flagger.suspension.effect;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Since when an effect is to be seen in either place; null while it is not.
record Sightings(@Nullable Instant inDnsAt, @Nullable Instant inRdapAt) {

    /// After another look: the first sighting stays as long as what was seen stays.
    Sightings after(boolean seenInDns, Instant dnsAnsweredAt, boolean seenInRdap, Instant rdapAnsweredAt) {
        return new Sightings(
                seenInDns ? (inDnsAt == null ? dnsAnsweredAt : inDnsAt) : null,
                seenInRdap ? (inRdapAt == null ? rdapAnsweredAt : inRdapAt) : null);
    }

    boolean areBoth() {
        return inDnsAt != null && inRdapAt != null;
    }
}
