package dk.punktum.flagger.suspension.register;

import dk.punktum.flagger.events.HoldSnapshot;

/// What RDAP says about a name.
public sealed interface RegisterAnswer {

    /// @param present statuses, name servers and DS records, each in the register's order
    record Registered(HoldSnapshot present) implements RegisterAnswer {}

    /// There is no such name.
    record NotRegistered() implements RegisterAnswer {}

    /// It could not be asked, or its answer not be read; to be asked again.
    ///
    /// @param fault a code, such as `timeout` or `http-503`
    record Unavailable(String fault) implements RegisterAnswer {}
}
