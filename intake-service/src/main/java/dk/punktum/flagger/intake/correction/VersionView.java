package dk.punktum.flagger.intake.correction;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dk.punktum.flagger.intake.version.CorrectableContent;
import dk.punktum.flagger.intake.version.FlagVersion;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a flag said at one time, as far as it could change.
///
/// @param version       1 is the flag as it was handed in
/// @param reason        of the correction
/// @param contentSha256 of the request; that of version 1 is in its receipt
/// @param signedReceipt absent with a flag from before receipts were signed
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VersionView(
        int version,
        Instant receivedAt,
        @Nullable String reason,
        @Nullable String contentSha256,
        @Nullable String signedReceipt,
        @JsonUnwrapped CorrectableContent content) {

    static VersionView first(Instant receivedAt, Optional<String> signedReceipt, CorrectableContent content) {
        return new VersionView(1, receivedAt, null, null, signedReceipt.orElse(null), content);
    }

    static VersionView of(FlagVersion version) {
        return new VersionView(
                version.version(),
                version.receivedAt(),
                version.reason(),
                version.contentSha256(),
                version.signedReceipt(),
                version.content());
    }
}
