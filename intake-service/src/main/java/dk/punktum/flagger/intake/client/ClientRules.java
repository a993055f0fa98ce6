package dk.punktum.flagger.intake.client;

import dk.punktum.flagger.intake.client.ClientRuling.Acts;
import dk.punktum.flagger.intake.client.ClientRuling.NotBound;
import dk.punktum.flagger.intake.client.ClientRuling.NotBound.Reason;
import dk.punktum.flagger.intake.client.ClientRuling.NotValid;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether a machine identity may act. No clock, no database.
final class ClientRules {

    /// @param registrations all that is known of the client; none: it belongs to no agreement, which others say
    /// @param token         SHA-256 of the certificate that the token is bound to, in hex; null: to none
    static ClientRuling rule(
            List<ClientRegistration> registrations,
            @Nullable String token,
            PresentedCertificate presented,
            Instant now) {
        if (registrations.isEmpty()) {
            return new Acts();
        }
        List<ClientRegistration> valid = registrations.stream()
                .filter(registration -> registration.isValidAt(now))
                .toList();
        if (valid.isEmpty()) {
            return new NotValid();
        }
        boolean bound = valid.stream().noneMatch(registration -> registration.certificateSha256() == null);
        if (token == null) {
            return bound ? new NotBound(Reason.TOKEN_NOT_BOUND) : new Acts();
        }
        if (bound && valid.stream().noneMatch(registration -> token.equals(registration.certificateSha256()))) {
            return new NotBound(Reason.OTHER_CERTIFICATE);
        }
        return fits(token, presented);
    }

    /// A bound token is worth nothing without its certificate. Source: RFC 8705, section 3.
    private static ClientRuling fits(String token, PresentedCertificate presented) {
        return switch (presented) {
            case PresentedCertificate.SeenByProxy() -> new Acts();
            case PresentedCertificate.None() -> new NotBound(Reason.NO_CERTIFICATE_PRESENTED);
            case PresentedCertificate.Shown(String sha256) when sha256.equals(token) -> new Acts();
            case PresentedCertificate.Shown _ -> new NotBound(Reason.OTHER_CERTIFICATE_PRESENTED);
        };
    }

    private ClientRules() {}
}
