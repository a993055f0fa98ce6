package dk.punktum.flagger.suspension.register;

import dk.punktum.flagger.events.HoldSnapshot;
import org.jspecify.annotations.Nullable;

/// What RDAP says about a name.
public sealed interface RegisterAnswer {

    /// @param present   statuses, name servers and DS records, each in the register's order, and auto-renew
    /// @param registrar the handle of the registrar that manages the name; null when the register names none
    /// @param seized    whether the police have taken the name over
    record Registered(HoldSnapshot present, @Nullable String registrar, boolean seized) implements RegisterAnswer {}

    /// There is no such name.
    record NotRegistered() implements RegisterAnswer {}

    /// It could not be asked, or its answer not be read; to be asked again.
    ///
    /// @param fault a code, such as `timeout` or `http-503`
    record Unavailable(String fault) implements RegisterAnswer {}
}
