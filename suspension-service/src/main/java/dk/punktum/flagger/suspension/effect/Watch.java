package dk.punktum.flagger.suspension.effect;

import dk.punktum.flagger.events.Delegation;
import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.HoldSnapshot;
import dk.punktum.flagger.events.SuspensionEffective.Change;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What somebody who looks for an effect has to know.
///
/// @param free    what the name looks like when nobody holds it
/// @param landing where it is to lead while it is held; null: it is to be out of the zone, or free
record Watch(
        UUID effectId,
        DomainName domain,
        Change change,
        HoldSnapshot free,
        @Nullable Delegation landing,
        Instant orderedAt,
        Sightings sightings) {}
