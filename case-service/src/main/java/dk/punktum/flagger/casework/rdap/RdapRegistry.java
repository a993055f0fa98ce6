package dk.punktum.flagger.casework.rdap;

import dk.punktum.flagger.casework.rdap.RegistryAnswer.NoAnswer;
import dk.punktum.flagger.events.DomainName;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/// The register, as it answers over RDAP. Slow and fallible: never to be asked inside a transaction.
@ApplicationScoped
public class RdapRegistry {

    /// An RDAP answer has a few kilobytes; more is not one.
    private static final long LONGEST_ANSWER = 1 << 20;

    private final RdapConfig config;
    private final HttpClient http;

    RdapRegistry(RdapConfig config) {
        this.config = config;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(config.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /// Never throws on what the register does or fails to do.
    public RegistryAnswer ask(DomainName name) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(config.url() + "/domain/" + name.aLabel()))
                .header("Accept", "application/rdap+json")
                .timeout(config.answerTimeout())
                .build();
        try {
            HttpResponse<String> response =
                    http.send(request, BodyHandlers.limiting(BodyHandlers.ofString(), LONGEST_ANSWER));
            return RdapAnswers.read(name, response.statusCode(), response.body());
        } catch (IOException e) {
            return new NoAnswer(e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new NoAnswer("interrupted");
        }
    }
}
