package dk.punktum.flagger.backing;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// Bearer tokens for tests, asked for over HTTP from the OIDC server of this JVM, the way a client does it.
public final class Tokens {

    private static final Map<String, String> GIVEN = new ConcurrentHashMap<>();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Tokens() {}

    /// A good token. The same for each call, as a client keeps it.
    ///
    /// @param id of an [Identity], such as `anna`
    public static String of(String id) {
        return GIVEN.computeIfAbsent(id, someone -> ask(oidc().issuer(), someone, ""));
    }

    public static String of(Identity identity) {
        return of(identity.id());
    }

    /// A token that was good until an hour ago.
    public static String expired(String id) {
        return ask(oidc().issuer(), id, IdentityClaims.EXPIRED_SCOPE);
    }

    /// A good token that is bound to a client certificate (RFC 8705, section 3.1).
    ///
    /// @param thumbprint SHA-256 of the certificate, base64url without padding
    public static String boundTo(String thumbprint, String id) {
        return ask(oidc().issuer(), id, IdentityClaims.BOUND_SCOPE + thumbprint);
    }

    /// A token of our issuer for another system.
    public static String forAnotherAudience(String id) {
        return ask(oidc().issuer(), id, IdentityClaims.OTHER_AUDIENCE_SCOPE);
    }

    /// A token of an issuer that nobody trusts, signed with its key.
    public static String fromAnotherIssuer(String id) {
        return ask(oidc().strangeIssuer(), id, "");
    }

    /// A good token whose signature is that of another one.
    public static String withForgedSignature(String id) {
        String good = of(id);
        String other = fromAnotherIssuer(id);
        return good.substring(0, good.lastIndexOf('.')) + other.substring(other.lastIndexOf('.'));
    }

    private static Oidc oidc() {
        return Backing.forTests().oidc();
    }

    private static String ask(String issuer, String id, String scope) {
        Map<String, String> form = Map.of(
                "grant_type", "client_credentials", "client_id", id, "client_secret", id + "-secret", "scope", scope);
        String body = form.entrySet().stream()
                .filter(field -> !field.getValue().isEmpty())
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(URI.create(issuer + "/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalArgumentException(
                        "No token for %s: %d %s".formatted(id, response.statusCode(), response.body()));
            }
            return JSON.readTree(response.body()).required("access_token").asText();
        } catch (IOException e) {
            throw new IllegalStateException("No token from " + issuer, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
