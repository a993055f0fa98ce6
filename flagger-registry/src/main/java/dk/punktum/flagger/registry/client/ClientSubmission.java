package dk.punktum.flagger.registry.client;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A machine identity to be registered. Any member may be missing until the rules have looked.
///
/// @param validFrom         now when it is absent; not in the past
/// @param validUntil        until just before when; absent: until further notice
/// @param certificateSha256 SHA-256 of the certificate (DER) that its tokens have to be bound to (RFC 8705), in hex,
///                          with or without colons, as `openssl x509 -fingerprint -sha256` writes it
record ClientSubmission(
        @Schema(required = true) @Nullable String clientId,
        @Nullable Instant validFrom,
        @Nullable Instant validUntil,
        @Nullable String certificateSha256) {}
