package dk.punktum.flagger.registry.client;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A machine identity as the registry's people see it.
///
/// @param confirmedBy absent as long as it may not act
public record ClientView(
        UUID id,
        String clientId,
        Instant validFrom,
        @Nullable Instant validUntil,
        @Nullable String certificateSha256,
        String addedBy,
        Instant addedAt,
        @Nullable String confirmedBy,
        @Nullable Instant confirmedAt,
        @Nullable String endedBy,
        @Nullable Instant endedAt,
        @Nullable String endReason) {}
