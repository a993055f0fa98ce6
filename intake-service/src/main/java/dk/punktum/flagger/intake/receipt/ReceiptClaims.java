package dk.punktum.flagger.intake.receipt;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a receipt proves. Ids, codes, digests and domain names only: it may be shown to anybody.
///
/// @param contentSha256  of the body of the request that was taken, byte for byte as it arrived; 64 lower-case hex
///                       digits
/// @param documentSha256 of the decision document that the flag rests on
/// @param accepted       A-labels, in the order of the list
/// @param sandbox        true when it was only tried out; absent otherwise
/// @param refused        what else stood in the list; not as it was typed, since anything can be typed
/// @param version        absent with the flag as it was handed in; 2 and up with corrections
public record ReceiptClaims(
        UUID flagId,
        String flagNumber,
        Instant receivedAt,
        UUID agreementId,
        String contentSha256,
        String documentSha256,
        List<String> accepted,
        List<Refusal> refused,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer version,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean sandbox) {

    /// @param version        of the flag's content
    /// @param documentSha256 of the document as it is meant now
    public ReceiptClaims ofCorrection(int version, Instant correctedAt, String documentSha256) {
        return new ReceiptClaims(
                flagId,
                flagNumber,
                correctedAt,
                agreementId,
                contentSha256,
                documentSha256,
                accepted,
                refused,
                version,
                sandbox);
    }

    /// @param position its place in the list, from 0
    /// @param code     such as `below-registrable-name`
    public record Refusal(int position, String code) {}
}
