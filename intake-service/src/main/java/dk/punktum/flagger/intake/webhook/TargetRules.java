package dk.punktum.flagger.intake.webhook;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/// What a webhook's address may look like. Where it leads to is checked at every delivery, not here: names change.
final class TargetRules {

    private static final int LONGEST = 2000;

    /// Why not.
    enum Objection {
        NOT_A_URL,
        NOT_HTTPS,
        HAS_USER_INFO,
        HAS_FRAGMENT;

        /// Such as `not-https`.
        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private record Rule(Objection objection, BiPredicate<URI, Boolean> hurt) {}

    private static final List<Rule> RULES = List.of(
            new Rule(Objection.NOT_A_URL, (url, _) -> url.getHost() == null || url.getPort() == 0),
            new Rule(Objection.NOT_HTTPS, (url, httpAllowed) -> !schemeAllowed(url, httpAllowed)),
            new Rule(Objection.HAS_USER_INFO, (url, _) -> url.getRawUserInfo() != null),
            new Rule(Objection.HAS_FRAGMENT, (url, _) -> url.getRawFragment() != null));

    /// @param httpAllowed whether plain http may be called on this machine
    static Optional<Objection> objection(@Nullable String url, boolean httpAllowed) {
        if (url == null || url.length() > LONGEST) {
            return Optional.of(Objection.NOT_A_URL);
        }
        try {
            URI target = new URI(url);
            return RULES.stream()
                    .filter(rule -> rule.hurt().test(target, httpAllowed))
                    .map(Rule::objection)
                    .findFirst();
        } catch (URISyntaxException _) {
            return Optional.of(Objection.NOT_A_URL);
        }
    }

    private static boolean schemeAllowed(URI url, boolean httpAllowed) {
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        return scheme.equals("https") || httpAllowed && scheme.equals("http");
    }

    private TargetRules() {}
}
