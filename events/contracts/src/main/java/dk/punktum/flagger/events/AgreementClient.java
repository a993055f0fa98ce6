package dk.punktum.flagger.events;

import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A machine identity of an authority: an OAuth client, and when it may act.
///
/// @param clientId          the client, as in the claim `azp` of its tokens
/// @param validFrom         from when on it may act
/// @param validUntil        until just before when; absent: until further notice
/// @param certificateSha256 SHA-256 of the certificate (DER) that its tokens have to be bound to (RFC 8705), 64
///                          lower-case hex digits; absent: they need not be bound
public record AgreementClient(
        String clientId,
        Instant validFrom,
        @Nullable Instant validUntil,
        @Nullable String certificateSha256) {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    public AgreementClient {
        Required.all(clientId, validFrom);
        Required.code(clientId);
        if (certificateSha256 != null) {
            Required.matching(SHA256, "a SHA-256 in lower-case hex", certificateSha256);
        }
    }
}
