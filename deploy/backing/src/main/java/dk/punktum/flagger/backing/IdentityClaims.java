package dk.punktum.flagger.backing;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.oauth2.sdk.TokenRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.nav.security.mock.oauth2.token.OAuth2TokenCallback;

/// What a token says about an [Identity].
final class IdentityClaims implements OAuth2TokenCallback {

    static final String AUDIENCE = "trusted-flagger";

    /// A token that ran out an hour ago.
    static final String EXPIRED_SCOPE = "test:expired";

    /// A token that was meant for another system.
    static final String OTHER_AUDIENCE_SCOPE = "test:other-audience";

    /// A token that is bound to a certificate: followed by its thumbprint, as RFC 8705 writes it.
    static final String BOUND_SCOPE = "test:bound:";

    private static final Duration LIFETIME = Duration.ofHours(8);

    private final String issuerId;
    private final Clock clock;

    IdentityClaims(String issuerId, Clock clock) {
        this.issuerId = issuerId;
        this.clock = clock;
    }

    @Override
    public String issuerId() {
        return issuerId;
    }

    @Override
    public String subject(TokenRequest request) {
        return clientId(request);
    }

    @Override
    public String typeHeader(TokenRequest request) {
        return JOSEObjectType.JWT.getType();
    }

    @Override
    public List<String> audience(TokenRequest request) {
        return List.of(asksFor(request, OTHER_AUDIENCE_SCOPE) ? "another-system" : AUDIENCE);
    }

    @Override
    public Map<String, Object> addClaims(TokenRequest request) {
        Map<String, Object> claims = new HashMap<>();
        claims.put("azp", clientId(request));
        List<String> roles = Clients.roles(clientId(request));
        if (!roles.isEmpty()) {
            // A client without roles of its own logs a person in; hers are added then, and only where none stand yet.
            claims.put("roles", roles);
        }
        boundTo(request).ifPresent(thumbprint -> claims.put("cnf", Map.of("x5t#S256", thumbprint)));
        if (asksFor(request, EXPIRED_SCOPE)) {
            claims.put("exp", Date.from(clock.instant().minus(Duration.ofHours(1))));
            claims.put("iat", Date.from(clock.instant().minus(Duration.ofHours(2))));
            claims.put("nbf", Date.from(clock.instant().minus(Duration.ofHours(2))));
        }
        return claims;
    }

    @Override
    public long tokenExpiry() {
        return LIFETIME.toSeconds();
    }

    private static Optional<String> boundTo(TokenRequest request) {
        return request.getScope() == null
                ? Optional.empty()
                : request.getScope().toStringList().stream()
                        .filter(scope -> scope.startsWith(BOUND_SCOPE))
                        .map(scope -> scope.substring(BOUND_SCOPE.length()))
                        .findFirst();
    }

    private static boolean asksFor(TokenRequest request, String scope) {
        return request.getScope() != null && request.getScope().contains(scope);
    }

    private static String clientId(TokenRequest request) {
        return request.getClientAuthentication() == null
                ? request.getClientID().getValue()
                : request.getClientAuthentication().getClientID().getValue();
    }
}
