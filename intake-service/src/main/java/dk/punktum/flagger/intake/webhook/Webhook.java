package dk.punktum.flagger.intake.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A receiver at an authority.
///
/// @param secrets      encrypted; the first is the present one, the second its predecessor while that is still valid
/// @param failingSince absent unless every attempt since has failed
public record Webhook(
        UUID id,
        UUID agreementId,
        String url,
        Status status,
        Instant createdAt,
        @Nullable Instant failingSince,
        List<byte[]> secrets) {

    public enum Status {
        ENABLED,
        /// The receiver has answered 410.
        GONE,
        /// The receiver has failed for days.
        FAILING
    }
}
