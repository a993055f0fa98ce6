package dk.punktum.flagger.testing.api;

import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.http.Header;
import io.restassured.http.Headers;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Looks at every request that a service's tests send with RestAssured, and fails the test when the exchange is not as
/// the service itself describes it under `/q/openapi`. A service takes part by naming this class in
/// `src/test/resources/META-INF/services/io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback`.
public final class DescribedApi implements QuarkusTestBeforeEachCallback {

    @Override
    public void beforeEach(QuarkusTestMethodContext context) {
        if (RestAssured.filters().stream().noneMatch(Watch.class::isInstance)) {
            RestAssured.filters(new Watch());
        }
    }

    private static final class Watch implements Filter {

        private final Map<String, ApiDocument> documents = new ConcurrentHashMap<>();

        @Override
        public Response filter(
                FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext chain) {
            Response response = chain.next(request, expected);
            URI uri = URI.create(request.getURI());
            // Other servers of a test, and what is about the service rather than of it.
            if (uri.getPort() != RestAssured.port || uri.getPath().startsWith("/q/")) {
                return response;
            }
            Exchange exchange = new Exchange(
                    request.getMethod(),
                    uri,
                    new Exchange.Message(headers(request.getHeaders()), text(request)),
                    response.statusCode(),
                    new Exchange.Message(headers(response.getHeaders()), response.asString()));
            List<String> faults =
                    ExchangeRules.faults(documents.computeIfAbsent(uri.getAuthority(), Watch::document), exchange);
            if (!faults.isEmpty()) {
                throw new AssertionError("%s %s, answered with %d, is not as /q/openapi describes it:%n- %s"
                        .formatted(exchange.method(), uri, exchange.status(), String.join("\n- ", faults)));
            }
            return response;
        }

        private static TreeMap<String, String> headers(Headers headers) {
            TreeMap<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            for (Header header : headers) {
                byName.put(header.getName(), header.getValue());
            }
            return byName;
        }

        /// A decision document of many megabytes is nothing to look into.
        private static @Nullable String text(FilterableRequestSpecification request) {
            String type = request.getContentType();
            return type == null || !type.contains("json")
                    ? null
                    : switch ((@Nullable Object) request.getBody()) {
                        case String text -> text;
                        case byte[] bytes -> new String(bytes, StandardCharsets.UTF_8);
                        case null, default -> null;
                    };
        }

        private static ApiDocument document(String authority) {
            try (HttpClient http = HttpClient.newHttpClient()) {
                HttpResponse<String> answer = http.send(
                        HttpRequest.newBuilder(URI.create("http://" + authority + "/q/openapi?format=json"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                return ApiDocument.read(answer.body());
            } catch (IOException e) {
                throw new IllegalStateException("the service does not describe itself", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
