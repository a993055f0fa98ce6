package dk.punktum.flagger.registry.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A sound registration.
record ClientTerms(
        String clientId,
        Instant validFrom,
        @Nullable Instant validUntil,
        @Nullable String certificateSha256) {}
