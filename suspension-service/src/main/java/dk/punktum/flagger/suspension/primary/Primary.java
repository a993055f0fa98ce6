package dk.punktum.flagger.suspension.primary;

import dk.punktum.flagger.events.DomainName;
import java.time.Instant;
import java.util.Set;

/// The server that a zone is changed at. Never asked inside a database transaction.
public interface Primary {

    /// What stands there now. Throws nothing.
    ///
    /// @param hosts hosts below the name whose addresses count, besides those of the name's own servers: absolute
    Look look(DomainName domain, Set<String> hosts);

    /// Sends one change: all of it is carried out, or nothing. Throws nothing.
    ///
    /// @param signedAt now. The server takes the message only near this time, however long it is on its way
    Reply send(Change change, Instant signedAt);

    /// From what is there to what is wanted.
    ///
    /// @param from what has to be there, exactly; otherwise nothing is changed
    record Change(DomainName domain, NameRecords from, NameRecords to) {}

    sealed interface Look {

        record Seen(NameRecords records) implements Look {}

        /// @param fault a code, such as `timeout` or `SERVFAIL`
        record Unreadable(String fault) implements Look {}
    }

    sealed interface Reply {

        /// NOERROR.
        record Applied() implements Reply {}

        /// NXRRSET, YXRRSET and the like: the zone is no longer as the change supposes. Nothing was changed.
        record ChangedMeanwhile(String rcode) implements Reply {}

        /// REFUSED, NOTAUTH, BADKEY, BADSIG, BADTIME, …: keys, rights or clocks are wrong. Nothing was changed.
        record Refused(String rcode) implements Reply {}

        /// The server was not there. Nothing was changed.
        record NotSent(String fault) implements Reply {}

        /// SERVFAIL, a timeout, an unsigned answer: it may have been carried out, or may still be.
        record Unknown(String fault) implements Reply {}
    }
}
