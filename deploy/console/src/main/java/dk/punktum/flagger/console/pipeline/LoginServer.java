package dk.punktum.flagger.console.pipeline;

import dk.punktum.flagger.console.services.ServicesConfig;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Asks the login server for its description (OpenID Connect Discovery 1.0, section 4): who is logged in works on
/// without it, nobody else gets in.
@Singleton
class LoginServer {

    private final URI description;
    private final ServicesConfig config;
    private final HttpClient client;

    LoginServer(@ConfigProperty(name = "quarkus.oidc.auth-server-url") String address, ServicesConfig config) {
        this.description = URI.create(address.replaceFirst("/$", "") + "/.well-known/openid-configuration");
        this.config = config;
        this.client =
                HttpClient.newBuilder().connectTimeout(config.connectTimeout()).build();
    }

    boolean answers() {
        HttpRequest request = HttpRequest.newBuilder(description)
                .timeout(config.pollTimeout())
                .GET()
                .build();
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @PreDestroy
    void close() {
        client.shutdownNow();
    }
}
