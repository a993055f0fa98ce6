package dk.punktum.flagger.suspension.safety;

import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.HoldCause;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A hold that is to be placed.
///
/// @param agreementId whose it is; null when no authority flagged the name
public record Candidate(
        UUID holdId,
        DomainName domain,
        HoldCause cause,
        @Nullable UUID agreementId,
        Instant requestedAt) {}
