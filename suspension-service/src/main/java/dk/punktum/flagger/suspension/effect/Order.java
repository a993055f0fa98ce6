package dk.punktum.flagger.suspension.effect;

import dk.punktum.flagger.events.Delegation;
import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.HoldCause;
import dk.punktum.flagger.events.HoldSnapshot;
import dk.punktum.flagger.events.SuspensionEffective.Change;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the registry has been told to do with a name, and for which hold.
///
/// @param free    what the name looks like when nobody holds it
/// @param landing where it is to lead while it is held; null: it is to be out of the zone, or free
public record Order(
        DomainName domain,
        long sequence,
        Change change,
        UUID holdId,
        UUID caseId,
        String caseNumber,
        HoldCause holdCause,
        @Nullable UUID flagId,
        @Nullable UUID agreementId,
        HoldSnapshot free,
        @Nullable Delegation landing,
        Instant orderedAt) {}
