package dk.punktum.flagger.backing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import no.nav.security.mock.oauth2.http.Route;
import okhttp3.Headers;

/// Where a person says who she is, in a browser: a list of the people among the [Identity] values, and no
/// password, since nothing here can be reached from another machine. It stands before the server's own
/// page, which would let anybody choose any name and any role; a choice that this page does not offer is
/// answered with the page again.
final class LoginPage implements Route {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public boolean match(OAuth2HttpRequest request) {
        return request.getUrl().encodedPath().endsWith("/authorize") && !isOffered(request);
    }

    private static boolean isOffered(OAuth2HttpRequest request) {
        if (!request.getMethod().equals("POST")) {
            return false;
        }
        String name = request.getFormParameters().get("username");
        String claims = request.getFormParameters().get("claims");
        return people().stream()
                .anyMatch(person -> person.id().equals(name) && claimsOf(person).equals(claims));
    }

    @Override
    public OAuth2HttpResponse invoke(OAuth2HttpRequest request) {
        return new OAuth2HttpResponse(
                Headers.of("Content-Type", "text/html;charset=UTF-8", "Cache-Control", "no-store"), 200, page(), null);
    }

    private static String page() {
        return """
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><title>Log in</title>
                <meta name="viewport" content="width=device-width">
                <style>
                :root { color-scheme: light dark }
                body { font: 1.1rem/1.5 system-ui; max-width: 26rem; margin: 3rem auto; padding: 0 1rem }
                button { font: inherit; width: 100%%; text-align: left; padding: .5rem 1rem; margin: .25rem 0 }
                </style></head>
                <body><main><h1>Who are you?</h1>
                <p>This login is for one machine only: choose a person, no password.</p>
                %s</main></body></html>
                """.formatted(people().stream().map(LoginPage::choice).collect(Collectors.joining("\n")));
    }

    private static String choice(Identity person) {
        return """
                <form method="post"><input type="hidden" name="username" value="%s">\
                <input type="hidden" name="claims" value="%s"><button>%1$s (%s)</button></form>""".formatted(person.id(), claimsOf(person).replace("\"", "&quot;"), String.join(", ", person.roles()));
    }

    private static List<Identity> people() {
        return Arrays.stream(Identity.values()).filter(Identity::isPerson).toList();
    }

    /// What the server adds to the tokens of whoever logged in.
    private static String claimsOf(Identity person) {
        try {
            Map<String, Object> claims = new TreeMap<>(Map.of("roles", person.roles()));
            person.authority().ifPresent(authority -> claims.put("authority", authority.id()));
            return JSON.writeValueAsString(claims);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
