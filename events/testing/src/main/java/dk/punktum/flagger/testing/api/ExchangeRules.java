package dk.punktum.flagger.testing.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What of an exchange is not as the document says. A request that was refused was perhaps wrong on purpose: only its
/// answer is looked at.
final class ExchangeRules {

    /// What no operation answers, because there is none.
    private static final List<Integer> NO_OPERATION = List.of(401, 404, 405);

    static List<String> faults(ApiDocument document, Exchange exchange) {
        Optional<ApiDocument.Operation> operation =
                document.operation(exchange.method(), exchange.uri().getPath());
        if (operation.isEmpty()) {
            // Pages for people are no part of the API.
            return NO_OPERATION.contains(exchange.status())
                            || !isJson(exchange.answered().mediaType())
                    ? List.of()
                    : List.of("no such operation is described");
        }
        List<String> faults = new ArrayList<>();
        JsonNode description = operation.get().description();
        if (exchange.status() < 400) {
            request(document, description, exchange, faults);
        }
        response(document, description, exchange, faults);
        return faults;
    }

    private static void request(ApiDocument document, JsonNode operation, Exchange exchange, List<String> faults) {
        Map<String, String> query = query(exchange);
        for (JsonNode parameter : operation.path("parameters")) {
            String name = parameter.path("name").asText();
            String value = switch (parameter.path("in").asText()) {
                case "query" -> query.remove(name);
                case "header" -> exchange.sent().headers().get(name);
                default -> null;
            };
            if (value != null) {
                value(document, parameter.path("schema"), value)
                        .forEach(fault -> faults.add("parameter " + name + fault));
            } else if (parameter.path("required").asBoolean()
                    && !parameter.path("in").asText().equals("path")) {
                faults.add("parameter " + name + " is required, and was taken without");
            }
        }
        query.keySet().forEach(name -> faults.add("parameter " + name + " is not described"));
        JsonNode body = operation.path("requestBody");
        if (exchange.sent().has("Content-Type") && exchange.sent().body() != null && !body.isMissingNode()) {
            body(document, body, exchange.sent()).forEach(fault -> faults.add("request: " + fault));
        }
    }

    private static Map<String, String> query(Exchange exchange) {
        Map<String, String> query = new TreeMap<>();
        String raw = exchange.uri().getRawQuery();
        if (raw != null) {
            for (String pair : raw.split("&")) {
                String[] parts = pair.split("=", 2);
                query.put(
                        URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                        parts.length == 1 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        }
        return query;
    }

    /// Text, unless the document says that it is something else.
    private static List<String> value(ApiDocument document, JsonNode schema, String value) {
        List<String> asText = document.faults(schema, TextNode.valueOf(value).toString());
        return asText.isEmpty() || !value.matches("-?[0-9]{1,18}|true|false") ? asText : document.faults(schema, value);
    }

    private static void response(ApiDocument document, JsonNode operation, Exchange exchange, List<String> faults) {
        JsonNode answer = operation.path("responses").path(String.valueOf(exchange.status()));
        if (answer.isMissingNode()) {
            faults.add("status " + exchange.status() + " is not described");
            return;
        }
        answer.path("headers").properties().forEach(header -> {
            String value = exchange.answered().headers().get(header.getKey());
            if (value != null) {
                value(document, header.getValue().path("schema"), value)
                        .forEach(fault -> faults.add("header " + header.getKey() + fault));
            } else if (header.getValue().path("required").asBoolean()) {
                faults.add("header " + header.getKey() + " is missing");
            }
        });
        String body = exchange.answered().body();
        if (body != null && !body.isEmpty()) {
            body(document, answer, exchange.answered()).forEach(fault -> faults.add("answer: " + fault));
        } else if (answer.has("content") && !exchange.method().equals("HEAD")) {
            faults.add("answer: there is no body");
        }
    }

    private static List<String> body(ApiDocument document, JsonNode description, Exchange.Message message) {
        JsonNode content = description.path("content").path(message.mediaType());
        if (content.isMissingNode()) {
            return List.of("the media type " + message.mediaType() + " is not described");
        }
        return isJson(message.mediaType()) && content.has("schema") && message.body() != null
                ? document.faults(content.path("schema"), message.body())
                : List.of();
    }

    private static boolean isJson(String mediaType) {
        return mediaType.endsWith("/json") || mediaType.endsWith("+json");
    }

    private ExchangeRules() {}
}
