package dk.punktum.flagger.suspension.dnsupdate;

import java.util.EnumSet;
import java.util.Set;

/// The life of a wish. `next()` is the only place that knows it.
enum DnsUpdateStatus {
    /// To be carried out, or tried again.
    PENDING,
    /// Somebody else has changed the delegation. A person has been told; it is looked at again now and then.
    CONFLICT,
    /// The primary has it as wanted.
    DONE,
    /// A newer order for the same name came before this one was done.
    SUPERSEDED;

    Set<DnsUpdateStatus> next() {
        return switch (this) {
            case PENDING -> EnumSet.of(CONFLICT, DONE, SUPERSEDED);
            case CONFLICT -> EnumSet.of(PENDING, DONE, SUPERSEDED);
            // The same order is given again: is it still so?
            case DONE -> EnumSet.of(PENDING);
            case SUPERSEDED -> EnumSet.noneOf(DnsUpdateStatus.class);
        };
    }

    boolean isOpen() {
        return this == PENDING || this == CONFLICT;
    }
}
