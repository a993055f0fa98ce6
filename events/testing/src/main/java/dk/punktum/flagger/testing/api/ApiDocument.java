package dk.punktum.flagger.testing.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// An OpenAPI 3.0 document as something to ask.
public final class ApiDocument {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PLACE = Pattern.compile("\\{[^}]+}");
    private static final String COMPONENTS = "#/components/";

    /// Under which the components are known to the validators.
    private static final String HERE = "urn:flagger:api";

    private final ObjectNode document;
    private final List<Route> routes;
    private final SchemaRegistry schemas;

    /// Reading a schema costs more than holding a hundred answers against it.
    private final Map<JsonNode, Schema> validators = new ConcurrentHashMap<>();

    private record Route(Operation operation, Pattern paths) {}

    private ApiDocument(ObjectNode document) {
        this.document = document;
        routes = operations(document)
                .map(operation -> new Route(operation, paths(operation.path())))
                .toList();
        ObjectNode exact = JSON.createObjectNode()
                .set("components", document.path("components").deepCopy());
        exact.at("/components/schemas").forEach(ApiDocument::closeOpenObject);
        schemas = SchemaRegistry.withDefaultDialect(
                Dialects.getOpenApi30(), builder -> builder.schemas(Map.of(HERE, exact.toString())));
    }

    /// @param json the document, in JSON
    public static ApiDocument read(String json) {
        return new ApiDocument((ObjectNode) parse(json));
    }

    static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON", e);
        }
    }

    /// A member that the document does not know is a fault of the document, unless it says that there may be others.
    private static void closeOpenObject(JsonNode schema) {
        if (schema.has("properties") && !schema.has("additionalProperties") && !schema.has("allOf")) {
            ((ObjectNode) schema).put("additionalProperties", false);
        }
    }

    public JsonNode root() {
        return document;
    }

    /// Path, method and description of each operation.
    public record Operation(String path, String method, JsonNode description) {

        /// As the document says it: `POST /flags`.
        public String name() {
            return method + " " + path;
        }
    }

    public List<Operation> operations() {
        return routes.stream().map(Route::operation).toList();
    }

    private static Stream<Operation> operations(JsonNode document) {
        return document.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .filter(method -> method.getValue().has("responses"))
                        .map(method -> new Operation(
                                path.getKey(), method.getKey().toUpperCase(Locale.ROOT), method.getValue())));
    }

    /// The operation that a request is for; a path without places goes first.
    Optional<Operation> operation(String method, String path) {
        return routes.stream()
                .filter(route -> route.operation().method().equals(method.equals("HEAD") ? "GET" : method))
                .filter(route -> route.paths().matcher(path).matches())
                .map(Route::operation)
                .min(Comparator.comparingInt(operation -> operation.path().split("\\{", -1).length));
    }

    private static Pattern paths(String template) {
        return Pattern.compile(
                Stream.of(PLACE.split(template, -1)).map(Pattern::quote).collect(Collectors.joining("[^/]+")));
    }

    /// What of a JSON text is not as its schema says; empty when all is.
    List<String> faults(JsonNode schema, String json) {
        List<String> faults = new ArrayList<>();
        validators
                .computeIfAbsent(schema, this::validator)
                .validate(
                        json,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .forEach(error -> faults.add(error.getInstanceLocation() + " " + error.getMessage()));
        return faults;
    }

    private Schema validator(JsonNode schema) {
        return schemas.getSchema(schema.toString().replace('"' + COMPONENTS, '"' + HERE + COMPONENTS));
    }
}
