package dk.punktum.flagger.suspension.effect;

import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.HoldSnapshot;
import dk.punktum.flagger.events.SuspensionEffective.Change;
import java.time.Instant;
import java.util.UUID;

/// What the registry has been told to do with a name, and for which hold.
///
/// @param free what the name looks like when nobody holds it
public record Order(
        DomainName domain,
        long sequence,
        Change change,
        UUID holdId,
        UUID caseId,
        String caseNumber,
        UUID flagId,
        UUID agreementId,
        HoldSnapshot free,
        Instant orderedAt) {}
