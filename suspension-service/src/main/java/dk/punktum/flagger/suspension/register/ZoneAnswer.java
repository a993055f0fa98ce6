package dk.punktum.flagger.suspension.register;

import java.util.Set;

/// What the zone's authoritative servers say about a name's delegation.
public sealed interface ZoneAnswer {

    /// All of them delegate it to these hosts: A-labels, lower case, without trailing dot.
    record Delegated(Set<String> nameServers) implements ZoneAnswer {}

    /// All of them say, with authority, that it is not delegated.
    record NotDelegated() implements ZoneAnswer {}

    /// They disagree, or one of them did not answer: nothing can be said.
    record Undecided() implements ZoneAnswer {}
}
