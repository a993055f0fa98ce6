package dk.punktum.flagger.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dk.punktum.flagger.backing.Identity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A client of the services' REST interfaces, with a token of whoever calls.
public final class Http {

    private static final ObjectMapper JSON = new ObjectMapper();

    /// @param body missing node when the answer has none, or none that is JSON
    public record Answer(int status, JsonNode body) {

        /// The body of a good answer.
        ///
        /// @throws IllegalStateException with status and problem, when it is not a good one
        public JsonNode ok() {
            if (status >= 300) {
                throw new IllegalStateException("answered %d %s".formatted(status, body));
            }
            return body;
        }
    }

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Map<Identity, String> tokens = new ConcurrentHashMap<>();
    private final URI issuer;

    Http(URI issuer) {
        this.issuer = issuer;
    }

    public Answer get(Identity caller, String url) {
        return send(request(caller, url).GET());
    }

    public Answer post(Identity caller, String url, Object body, String... headers) {
        HttpRequest.Builder request =
                request(caller, url).header("Content-Type", "application/json").POST(json(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    public Answer put(Identity caller, String url, Object body, String... headers) {
        HttpRequest.Builder request =
                request(caller, url).header("Content-Type", "application/json").PUT(json(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    public Answer upload(Identity caller, String method, String url, String type, byte[] bytes) {
        return send(
                request(caller, url).header("Content-Type", type).method(method, BodyPublishers.ofByteArray(bytes)));
    }

    /// Without a token: what the public sees.
    public Answer getPublic(String url) {
        return send(HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(20))
                .GET());
    }

    /// A token for this person or machine, asked for once.
    public String token(Identity caller) {
        return tokens.computeIfAbsent(caller, this::askForToken);
    }

    private String askForToken(Identity caller) {
        return askForToken(caller.id(), caller.secret());
    }

    /// A new token for a machine.
    public String askForToken(String clientId, String secret) {
        String form = "grant_type=client_credentials&client_id=%s&client_secret=%s".formatted(clientId, secret);
        return send(HttpRequest.newBuilder(URI.create(issuer + "/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)))
                .ok()
                .path("access_token")
                .asText();
    }

    private HttpRequest.Builder request(Identity caller, String url) {
        return HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + token(caller));
    }

    private static HttpRequest.BodyPublisher json(Object body) {
        try {
            return BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), parse(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode parse(byte[] body) {
        try {
            JsonNode node = JSON.readTree(body);
            return node == null ? MissingNode.getInstance() : node;
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }
}
