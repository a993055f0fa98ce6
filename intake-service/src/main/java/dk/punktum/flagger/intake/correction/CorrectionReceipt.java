package dk.punktum.flagger.intake.correction;

import dk.punktum.flagger.intake.version.FlagVersion;
import java.time.Instant;
import java.util.UUID;

/// What an authority files as proof of a correction.
///
/// @param contentSha256 of the request, byte for byte
/// @param signedReceipt a JWS in its compact form (RFC 7515)
record CorrectionReceipt(
        UUID flagId,
        String flagNumber,
        int version,
        Instant receivedAt,
        String contentSha256,
        String signedReceipt,
        Links links) {

    /// Relative to this service's address.
    record Links(String flag, String versions) {}

    static CorrectionReceipt of(UUID flagId, String flagNumber, FlagVersion version) {
        return new CorrectionReceipt(
                flagId,
                flagNumber,
                version.version(),
                version.receivedAt(),
                version.contentSha256(),
                version.signedReceipt(),
                new Links("/flags/" + flagId, "/flags/" + flagId + "/versions"));
    }
}
