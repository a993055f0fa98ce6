package dk.punktum.flagger.backing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OidcTest {

    private final Oidc oidc = Backing.forTests().oidc();

    @ParameterizedTest
    @EnumSource(Identity.class)
    void signsWhoSomebodyIs(Identity identity) throws Exception {
        JWTClaimsSet claims = verify(Tokens.of(identity));

        assertThat(claims.getSubject()).isEqualTo(identity.id());
        assertThat(claims.getStringClaim("azp")).isEqualTo(identity.id());
        assertThat(claims.getStringListClaim("roles"))
                .isEqualTo(identity.roles().isEmpty() ? null : identity.roles());
        assertThat(claims.getAudience()).containsExactly("trusted-flagger");
        assertThat(claims.getIssuer()).isEqualTo(oidc.issuer());
    }

    @Test
    void makesBadTokensToo() {
        assertThatThrownBy(() -> verify(Tokens.expired("anna"))).hasMessageContaining("Expired");
        assertThatThrownBy(() -> verify(Tokens.forAnotherAudience("anna"))).hasMessageContaining("aud claim");
        assertThatThrownBy(() -> verify(Tokens.fromAnotherIssuer("anna"))).isInstanceOf(BadJOSEException.class);
        assertThatThrownBy(() -> verify(Tokens.withForgedSignature("anna"))).hasMessageContaining("Invalid signature");
    }

    @ParameterizedTest
    @CsvSource({
        "otto,          '{\"roles\":[\"operator\"]}',       302",
        "otto,          '{\"roles\":[\"operator-admin\"]}', 200",
        "authority-one, '{\"roles\":[\"flagger\"]}',        200",
        "eve,           '{\"roles\":[\"operator\"]}',       200",
    })
    void inABrowserAPersonChoosesHerselfAndNothingElse(String name, String claims, int status) throws Exception {
        var choice = HttpRequest.newBuilder(
                        URI.create(
                                oidc.issuer()
                                        + "/authorize?response_type=code&client_id=console&scope=openid&redirect_uri=http://localhost:1/"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "username=" + name + "&claims=" + URLEncoder.encode(claims, StandardCharsets.UTF_8)))
                .build();

        var answer = HttpClient.newHttpClient().send(choice, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(status);
    }

    @Test
    void aWrongSecretIsTurnedAway() throws Exception {
        HttpResponse<String> response = ask("grant_type=client_credentials&client_id=anna&client_secret=bo-secret");

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).contains("invalid_client");
    }

    @Test
    void aStrangerIsTurnedAway() throws Exception {
        assertThat(ask("grant_type=client_credentials&client_id=eve&client_secret=eve-secret")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void noSecretIsNotEnough() throws Exception {
        assertThat(ask("grant_type=client_credentials&client_id=anna").statusCode())
                .isEqualTo(401);
    }

    @Test
    void whatCurlSendsIsUnderstood() throws Exception {
        HttpResponse<String> response = ask("grant_type=client_credentials&client_id=anna&client_secret=anna-secret");

        JsonNode body = new ObjectMapper().readTree(response.body());
        assertThat(verify(body.path("access_token").asText()).getSubject()).isEqualTo("anna");
        assertThat(body.path("token_type").asText()).isEqualToIgnoringCase("bearer");
    }

    @Test
    void aTokenOutlivesARestart() throws Exception {
        String token = Tokens.of("clara");

        oidc.restart();

        assertThat(verify(token).getSubject()).isEqualTo("clara");
    }

    private HttpResponse<String> ask(String form) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(oidc.issuer() + "/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    /// The way a service does it: keys by discovery, then signature, issuer, audience, times.
    private JWTClaimsSet verify(String token) throws Exception {
        JsonNode discovery = new ObjectMapper()
                .readTree(URI.create(oidc.issuer() + "/.well-known/openid-configuration")
                        .toURL());
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                JWSAlgorithm.RS256,
                JWKSourceBuilder.create(
                                URI.create(discovery.path("jwks_uri").asText()).toURL())
                        .build()));
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                "trusted-flagger",
                new JWTClaimsSet.Builder()
                        .issuer(discovery.path("issuer").asText())
                        .build(),
                Set.of("sub", "exp")));
        return processor.process(token, null);
    }
}
