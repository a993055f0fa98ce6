package dk.punktum.flagger.console.services;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Asks the services over HTTP. A service that is away costs the timeout once, whatever else is asked meanwhile.
@Singleton
public class ServiceClient {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ServicesConfig config;
    private final HttpClient client;
    private final ExecutorService parallel = Executors.newVirtualThreadPerTaskExecutor();

    ServiceClient(ServicesConfig config) {
        this.config = config;
        this.client = HttpClient.newBuilder()
                .connectTimeout(config.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    public ServiceAnswer get(ServiceName service, String path, Caller caller) {
        return ask(request(service, path, caller).GET());
    }

    /// @param body any JSON value
    public ServiceAnswer send(ServiceName service, String method, String path, Caller caller, Object body) {
        return ask(request(service, path, caller)
                .header("Content-Type", "application/json")
                .method(method, json(body)));
    }

    /// What anybody may see, such as health and figures: the text, whatever the status; null when it does not answer.
    public @Nullable String text(ServiceName service, String path) {
        HttpRequest request = HttpRequest.newBuilder(address(service, path))
                .timeout(config.pollTimeout())
                .GET()
                .build();
        try {
            return client.send(request, BodyHandlers.ofString()).body();
        } catch (IOException _) {
            return null;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /// Asks several at the same time.
    public <T> Map<ServiceName, T> each(Collection<ServiceName> services, Function<ServiceName, T> question) {
        Map<ServiceName, Future<T>> asked = new EnumMap<>(ServiceName.class);
        services.forEach(service -> asked.put(service, parallel.submit(() -> question.apply(service))));
        Map<ServiceName, T> answers = new EnumMap<>(ServiceName.class);
        asked.forEach((service, answer) -> answers.put(service, resultOf(answer)));
        return answers;
    }

    private static <T> T resultOf(Future<T> answer) {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private HttpRequest.Builder request(ServiceName service, String path, Caller caller) {
        Duration patience = config.answerTimeout();
        return HttpRequest.newBuilder(address(service, path))
                .timeout(patience)
                .header("Authorization", "Bearer " + caller.token())
                .header("Accept", "application/json");
    }

    private URI address(ServiceName service, String path) {
        String base = config.of(service).toString();
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
    }

    private ServiceAnswer ask(HttpRequest.Builder request) {
        try {
            var answer = client.send(request.build(), BodyHandlers.ofByteArray());
            JsonNode body = parse(answer.body());
            if (answer.statusCode() < 300) {
                return new ServiceAnswer.Given(body);
            }
            String type = body.path("type").asText("");
            String code = type.contains("/") ? type.substring(type.lastIndexOf('/') + 1) : "";
            return new ServiceAnswer.Refused(
                    answer.statusCode(), code.isEmpty() ? Integer.toString(answer.statusCode()) : code);
        } catch (IOException _) {
            return new ServiceAnswer.Away();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new ServiceAnswer.Away();
        }
    }

    private static JsonNode parse(byte[] body) {
        try {
            JsonNode node = JSON.readTree(body);
            return node == null ? MissingNode.getInstance() : node;
        } catch (IOException _) {
            return MissingNode.getInstance();
        }
    }

    private static HttpRequest.BodyPublisher json(Object body) {
        try {
            return HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @PreDestroy
    void close() {
        parallel.shutdownNow();
        client.shutdownNow();
    }
}
