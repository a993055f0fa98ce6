package dk.punktum.flagger.suspension.register;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.suspension.SuspensionConfig;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/// The register as RDAP shows it. Slow and fallible: never asked inside a consumer or a database transaction.
@ApplicationScoped
public class Register {

    /// An answer about one name is a few thousand octets.
    private static final int LONGEST_ANSWER = 256 * 1024;

    private static final Logger LOG = Logger.getLogger(Register.class);
    private static final String RDAP_JSON = "application/rdap+json, application/json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final URI url;
    private final Duration timeout;
    private final Semaphore permits;

    Register(SuspensionConfig config) {
        this.url = config.rdap().url();
        this.timeout = config.rdap().timeout();
        this.permits = new Semaphore(config.rdap().concurrency(), true);
    }

    /// Asks for the server's help page (RFC 9082, section 3.1.6), so that the first hold does not pay for the first
    /// connection, and a wrong address is known before there is one.
    void greet(@Observes StartupEvent event) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/help"))
                .header("Accept", RDAP_JSON)
                .timeout(timeout)
                .build();
        http.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                .whenComplete((response, fault) -> LOG.infof(
                        "RDAP at %s: %s",
                        url,
                        fault == null ? response.statusCode() : fault.getClass().getSimpleName()));
    }

    /// The host that is asked.
    public String server() {
        return url.getHost();
    }

    /// Waits for an answer, at most as long as the configured timeout. Throws nothing: every fault is a code.
    public RegisterAnswer ask(DomainName name) {
        try {
            permits.acquire();
            try {
                return answer(name);
            } finally {
                permits.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new RegisterAnswer.Unavailable("interrupted");
        }
    }

    private RegisterAnswer answer(DomainName name) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/domain/" + name.aLabel()))
                .header("Accept", RDAP_JSON)
                .timeout(timeout)
                .build();
        var call = http.sendAsync(
                request, HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), LONGEST_ANSWER));
        try {
            // The request's own timeout ends with the headers; this one covers the body as well.
            HttpResponse<byte[]> response = call.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return switch (response.statusCode()) {
                case 200 -> RdapReading.of(name, JSON.readTree(response.body()));
                case 404 -> new RegisterAnswer.NotRegistered();
                default -> new RegisterAnswer.Unavailable("http-" + response.statusCode());
            };
        } catch (JsonProcessingException e) {
            return new RegisterAnswer.Unavailable("not-json");
        } catch (IOException e) {
            return new RegisterAnswer.Unavailable("unreadable");
        } catch (TimeoutException e) {
            call.cancel(true);
            return new RegisterAnswer.Unavailable("timeout");
        } catch (ExecutionException e) {
            return new RegisterAnswer.Unavailable(
                    e.getCause() instanceof HttpTimeoutException ? "timeout" : "unreachable");
        }
    }
}
