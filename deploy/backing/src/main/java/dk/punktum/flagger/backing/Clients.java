package dk.punktum.flagger.backing;

import java.util.List;
import java.util.regex.Pattern;

/// Whom the OIDC server gives tokens to: each [Identity], and authorities by number, for tests with many.
final class Clients {

    /// Such as `authority-017`; its secret is `authority-017-secret`.
    private static final Pattern NUMBERED_AUTHORITY = Pattern.compile("authority-[0-9]{3}");

    static boolean isKnown(String id, String secret) {
        return (Identity.of(id).isPresent() || isNumberedAuthority(id)) && secret.equals(id + "-secret");
    }

    static List<String> roles(String id) {
        return isNumberedAuthority(id)
                ? Identity.AUTHORITY_ONE.roles()
                : Identity.of(id).map(Identity::roles).orElse(List.of());
    }

    private static boolean isNumberedAuthority(String id) {
        return NUMBERED_AUTHORITY.matcher(id).matches();
    }

    private Clients() {}
}
