package dk.punktum.flagger.intake.client;

import static dk.punktum.flagger.intake.Authority.ONE;
import static dk.punktum.flagger.intake.client.TlsWithClientCertificates.OWNER;
import static dk.punktum.flagger.intake.client.TlsWithClientCertificates.THIEF;
import static dk.punktum.flagger.intake.client.TlsWithClientCertificates.sha256;
import static dk.punktum.flagger.intake.client.TlsWithClientCertificates.thumbprint;
import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.backing.BackingForTests;
import dk.punktum.flagger.backing.Tokens;
import dk.punktum.flagger.events.AgreementClient;
import dk.punktum.flagger.intake.IntakeTest;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(BackingForTests.class)
@TestProfile(TlsWithClientCertificates.class)
class BoundClientTest extends IntakeTest {

    @TestHTTPResource(value = "/flags?caseNumber=1", tls = true)
    URI flags;

    @BeforeEach
    void itsClientIsBound() {
        intake.agreement(
                kafka,
                ONE,
                terms -> terms.identities(new AgreementClient("authority-one", Instant.EPOCH, null, sha256(OWNER))));
    }

    @Test
    void aBoundTokenCountsOverAConnectionWithItsCertificateOnly() {
        String bound = Tokens.boundTo(thumbprint(OWNER), "authority-one");

        assertThat(asks(bound, OWNER).statusCode()).isEqualTo(200);
        assertRefused(asks(bound, THIEF), "other-certificate-presented");
        assertRefused(asks(bound, null), "no-certificate-presented");
    }

    @Test
    void aTokenThatAThiefHasBoundToAnotherCertificateIsRefused() {
        assertRefused(asks(Tokens.boundTo(thumbprint(THIEF), "authority-one"), THIEF), "other-certificate");
        assertRefused(asks(Tokens.of("authority-one"), OWNER), "token-not-bound");
    }

    @Test
    void whoIsNotBoundNeedsNoCertificate() {
        assertThat(asks(Tokens.of("authority-two"), null).statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> asks(String token, @Nullable String client) {
        try (HttpClient http = HttpClient.newBuilder()
                .sslContext(TlsWithClientCertificates.shows(client))
                .build()) {
            HttpRequest request = HttpRequest.newBuilder(flags)
                    .header("Authorization", "Bearer " + token)
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("the service does not answer over TLS", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static void assertRefused(HttpResponse<String> answer, String reason) {
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("certificate-not-accepted", "\"" + reason + "\"");
    }
}
