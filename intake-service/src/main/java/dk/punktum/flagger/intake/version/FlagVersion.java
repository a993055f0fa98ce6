package dk.punktum.flagger.intake.version;

import java.time.Instant;

/// A correction as it is kept.
///
/// @param version       2 and up
/// @param reason        what the authority says of it
/// @param contentSha256 of the request, byte for byte
/// @param signedReceipt a JWS in its compact form
public record FlagVersion(
        int version,
        Instant receivedAt,
        String reason,
        String contentSha256,
        String signedReceipt,
        CorrectableContent content) {}
