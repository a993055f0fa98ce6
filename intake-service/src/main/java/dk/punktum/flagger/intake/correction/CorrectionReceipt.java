package dk.punktum.flagger.intake.correction;

import com.fasterxml.jackson.annotation.JsonInclude;
import dk.punktum.flagger.intake.version.FlagVersion;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

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

    /// What a client reads both a receipt and a dry run's answer into: generated clients know one type for each
    /// operation.
    @Schema(
            name = "CorrectionAnswer",
            description = "A receipt; a dry run's answer has only the flag and the version that would come")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(
            UUID flagId,
            @Nullable String flagNumber,
            int version,
            @Nullable Instant receivedAt,
            @Nullable String contentSha256,
            @Nullable String signedReceipt,
            @Nullable Links links) {}

    /// Relative to this service's address.
    @Schema(name = "CorrectionLinks")
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
