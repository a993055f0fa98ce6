package dk.punktum.flagger.suspension.register;

import java.util.Set;

/// What one of the zone's authoritative servers says about a name's delegation.
public sealed interface ZoneAnswer {

    /// It delegates it to these hosts: A-labels, lower case, without trailing dot.
    record Delegated(Set<String> nameServers) implements ZoneAnswer {}

    /// It says, with authority, that it is not delegated.
    record NotDelegated() implements ZoneAnswer {}

    /// It did not answer, or without authority: nothing can be said.
    record Undecided() implements ZoneAnswer {}
}
