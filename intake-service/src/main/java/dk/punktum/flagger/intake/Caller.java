package dk.punktum.flagger.intake;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
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

    /// Case officers of the registry read every flag.
    public boolean isCaseOfficer() {
        return identity.hasRole("case-officer");
    }
}
