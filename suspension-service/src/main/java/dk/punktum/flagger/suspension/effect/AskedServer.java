package dk.punktum.flagger.suspension.effect;

import dk.punktum.flagger.events.SuspensionEffective.Sighting.Place;

/// One of the servers that an effect has to be seen at.
///
/// @param server a name server's address and port, or the RDAP server's host
public record AskedServer(Place place, String server) {}
