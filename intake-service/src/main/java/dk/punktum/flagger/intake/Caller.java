package dk.punktum.flagger.intake;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonString;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/// Who asks, as the token says.
@RequestScoped
public class Caller {

    private final JsonWebToken token;
    private final SecurityIdentity identity;

    Caller(JsonWebToken token, SecurityIdentity identity) {
        this.token = token;
        this.identity = identity;
    }

    /// The OAuth client (claim `azp`, OpenID Connect Core, section 2); empty when the token does not say.
    public String clientId() {
        String client = token.getClaim("azp");
        return client == null ? "" : client;
    }

    /// The person, or the client acting for itself (claim `sub`).
    public String person() {
        return token.getSubject();
    }

    /// SHA-256 of the certificate that the token is bound to, in hex (claim `cnf`, member `x5t#S256`: RFC 8705, section
    /// 3.1). What can not be read is no certificate's; empty when the token is bound to none.
    public Optional<String> boundCertificate() {
        if (token.getClaim("cnf") instanceof Map<?, ?> confirmation) {
            return Optional.ofNullable(confirmation.get("x5t#S256")).map(Caller::hex);
        }
        return Optional.empty();
    }

    private static String hex(Object thumbprint) {
        String text = thumbprint instanceof JsonString json ? json.getString() : thumbprint.toString();
        try {
            return HexFormat.of().formatHex(Base64.getUrlDecoder().decode(text));
        } catch (IllegalArgumentException _) {
            return "unreadable";
        }
    }

    public boolean isFlagger() {
        return identity.hasRole("flagger");
    }

    /// Case officers of the registry read every flag.
    public boolean isCaseOfficer() {
        return identity.hasRole("case-officer");
    }
}
