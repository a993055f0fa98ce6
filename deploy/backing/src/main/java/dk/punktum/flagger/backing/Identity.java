package dk.punktum.flagger.backing;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Whom the OIDC server knows. Each logs in with the grant `client_credentials`, its name as `client_id` and the name
/// followed by `-secret` as `client_secret`; people too, so that `curl` is enough to try the system.
public enum Identity {
    AUTHORITY_ONE("authority-one", "flagger"),
    AUTHORITY_TWO("authority-two", "flagger"),
    /// Has the role of a flagger, and no agreement unless a test makes one.
    AUTHORITY_THREE("authority-three", "flagger"),
    DOWNSTREAM_CLIENT("downstream-client", "downstream"),
    /// Our own services, when they call each other and the registry.
    FLAGGER_SERVICES("flagger-services", "service"),
    ANNA("anna", "registry-admin", "case-officer"),
    BO("bo", "registry-admin", "case-officer", "case-approver"),
    CLARA("clara", "case-officer", "case-approver"),
    OTTO("otto", "operator");

    private final String id;
    private final List<String> roles;

    Identity(String id, String... roles) {
        this.id = id;
        this.roles = List.of(roles);
    }

    static Optional<Identity> of(String id) {
        return Arrays.stream(values())
                .filter(identity -> identity.id.equals(id))
                .findFirst();
    }

    public String id() {
        return id;
    }

    public String secret() {
        return id + "-secret";
    }

    public List<String> roles() {
        return roles;
    }
}
