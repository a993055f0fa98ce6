package dk.punktum.flagger.casework.rdap;

import dk.punktum.flagger.casework.rdap.RegistryAnswer.NoAnswer;
import dk.punktum.flagger.events.DomainName;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

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
        try {
            HttpResponse<String> response = get("/domain/" + name.aLabel());
            return RdapAnswers.read(name, response.statusCode(), response.body());
        } catch (IOException e) {
            return new NoAnswer(e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new NoAnswer("interrupted");
        }
    }

    /// The names that use a host, by a search for it (RFC 9082, section 3.2.1). Never throws, like [#ask].
    ///
    /// @param host as an A-label
    /// @return empty when that is not known: few registers offer the search
    public Optional<Set<String>> namesOn(String host) {
        try {
            HttpResponse<String> response =
                    get("/domains?nsLdhName=" + URLEncoder.encode(host, StandardCharsets.UTF_8));
            return RdapAnswers.found(response.statusCode(), response.body());
        } catch (IOException _) {
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private HttpResponse<String> get(String query) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(config.url() + query))
                .header("Accept", "application/rdap+json")
                .timeout(config.answerTimeout())
                .build();
        return http.send(request, BodyHandlers.limiting(BodyHandlers.ofString(), LONGEST_ANSWER));
    }
}
