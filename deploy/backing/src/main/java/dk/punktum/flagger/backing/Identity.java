package dk.punktum.flagger.backing;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Whom the OIDC server knows. Each logs in with the grant `client_credentials`, its name as `client_id`
/// and the name followed by `-secret` as `client_secret`; people too, so that `curl` is enough to try the
/// system; in a browser they choose themselves from a list.
public enum Identity {
    AUTHORITY_ONE("authority-one", "flagger"),
    AUTHORITY_TWO("authority-two", "flagger"),
    /// Has the role of a flagger, and no agreement unless a test makes one.
    AUTHORITY_THREE("authority-three", "flagger"),
    /// Tries things out, where intake-service is told that it does.
    AUTHORITY_SANDBOX("authority-sandbox", "flagger"),
    DOWNSTREAM_CLIENT("downstream-client", "downstream"),
    /// Our own services, when they call each other and the registry.
    FLAGGER_SERVICES("flagger-services", "service"),
    ANNA("anna", "registry-admin", "case-officer"),
    BO("bo", "registry-admin", "case-officer", "case-approver"),
    CLARA("clara", "case-officer", "case-approver"),
    OTTO("otto", "operator"),
    /// Looks at the console, and changes nothing.
    VERA("vera", "viewer"),
    /// Besides what an operator may: lets go what was stopped, and sets limits.
    OLGA("olga", "operator", "operator-admin"),
    /// Works at an authority, and hands in by hand.
    FREJA("freja", "flagger"),
    GORM("gorm", "flagger"),
    /// At the same authority as gorm.
    GERDA("gerda", "flagger"),
    /// The operators' console, when somebody logs in to it; what she may is hers, not the console's.
    CONSOLE("console"),
    /// The same for the pages for people at the authorities.
    PORTAL("portal");

    private static final Set<Identity> PEOPLE = EnumSet.of(ANNA, BO, CLARA, OTTO, VERA, OLGA, FREJA, GORM, GERDA);

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

    /// Whether this is a person, who logs in with a browser as well.
    public boolean isPerson() {
        return PEOPLE.contains(this);
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

    /// Where this person works: a client of that authority's agreement. The login server vouches for it in the claim
    /// `authority`.
    public Optional<Identity> authority() {
        return switch (this) {
            case FREJA -> Optional.of(AUTHORITY_ONE);
            case GORM, GERDA -> Optional.of(AUTHORITY_TWO);
            case AUTHORITY_ONE,
                    AUTHORITY_TWO,
                    AUTHORITY_THREE,
                    AUTHORITY_SANDBOX,
                    DOWNSTREAM_CLIENT,
                    FLAGGER_SERVICES,
                    ANNA,
                    BO,
                    CLARA,
                    OTTO,
                    VERA,
                    OLGA,
                    CONSOLE,
                    PORTAL -> Optional.empty();
        };
    }
}
