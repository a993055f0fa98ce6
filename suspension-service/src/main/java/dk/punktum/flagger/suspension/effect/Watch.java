package dk.punktum.flagger.suspension.effect;

import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.HoldSnapshot;
import dk.punktum.flagger.events.SuspensionEffective.Change;
import java.time.Instant;
import java.util.UUID;

/// What somebody who looks for an effect has to know.
///
/// @param free what the name looks like when nobody holds it
record Watch(
        UUID effectId, DomainName domain, Change change, HoldSnapshot free, Instant orderedAt, Sightings sightings) {}
