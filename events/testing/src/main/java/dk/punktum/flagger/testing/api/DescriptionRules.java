package dk.punktum.flagger.testing.api;

import com.fasterxml.jackson.databind.JsonNode;
import dk.punktum.flagger.testing.api.ApiDocument.Operation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a description must have so that a client can be generated from it, and somebody can work with that client.
public final class DescriptionRules {

    private static final String PROBLEM = "application/problem+json";

    private final ApiDocument document;
    private final List<String> faults = new ArrayList<>();

    private DescriptionRules(ApiDocument document) {
        this.document = document;
    }

    /// What is missing, with its place; empty for a complete description.
    public static List<String> faults(ApiDocument document) {
        DescriptionRules rules = new DescriptionRules(document);
        rules.front();
        rules.operationIds();
        document.operations().forEach(rules::operation);
        document.root().path("components").path("schemas").properties().forEach(rules::schema);
        return rules.faults;
    }

    private void check(boolean holds, String place, String fault) {
        if (!holds) {
            faults.add(place + ": " + fault);
        }
    }

    private static boolean said(JsonNode node, String member) {
        return !node.path(member).asText().isBlank();
    }

    private void front() {
        JsonNode info = document.root().path("info");
        check(said(info, "title") && said(info, "version") && said(info, "description"), "info", "incomplete");
        check(said(info.path("license"), "name") && said(info.path("license"), "url"), "info", "no licence");
        check(!document.root().path("servers").isEmpty(), "servers", "none");
        JsonNode schemes = document.root().path("components").path("securitySchemes");
        boolean clients = false;
        for (JsonNode scheme : schemes) {
            clients |= said(scheme.path("flows").path("clientCredentials"), "tokenUrl");
        }
        check(clients, "securitySchemes", "no OAuth 2 client credentials");
    }

    private void operationIds() {
        Set<String> seen = new HashSet<>();
        for (Operation operation : document.operations()) {
            String id = operation.description().path("operationId").asText();
            check(id.matches("[a-z][A-Za-z]+"), operation.name(), "no operationId");
            check(seen.add(id), operation.name(), "the operationId " + id + " is taken");
        }
    }

    private void operation(Operation operation) {
        JsonNode description = operation.description();
        String name = operation.name();
        check(said(description, "summary"), name, "no summary");
        check(!description.path("tags").isEmpty(), name, "no tag");
        check(description.has("security"), name, "says neither that a token is needed, nor that none is");
        for (JsonNode parameter : description.path("parameters")) {
            String place = name + ", parameter " + parameter.path("name").asText();
            check(parameter.has("schema"), place, "no schema");
            typed(place, parameter.path("schema"));
            check(
                    parameter.path("in").asText().equals("path") || said(parameter, "description"),
                    place,
                    "no description");
        }
        description.path("requestBody").path("content").properties().forEach(content -> {
            String place = name + ", request body " + content.getKey();
            content(content, place);
            check(
                    !content.getKey().endsWith("json")
                            || !content.getValue().path("examples").isEmpty(),
                    place,
                    "no example");
        });
        JsonNode responses = description.path("responses");
        check(responses.properties().stream().anyMatch(one -> one.getKey().startsWith("2")), name, "no success");
        if (!description.path("security").isEmpty()) {
            check(responses.has("401") && responses.has("403"), name, "no 401, or no 403");
        }
        responses.properties().forEach(response -> response(name + ", " + response.getKey(), response));
    }

    private void response(String place, Map.Entry<String, JsonNode> response) {
        check(said(response.getValue(), "description"), place, "no description");
        JsonNode content = response.getValue().path("content");
        content.properties().forEach(one -> content(one, place + " " + one.getKey()));
        if (response.getKey().compareTo("400") >= 0) {
            check(content.path(PROBLEM).path("schema").path("$ref").asText().endsWith("/Problem"), place, "no problem");
        }
        response.getValue()
                .path("headers")
                .properties()
                .forEach(header -> check(
                        header.getValue().has("schema") && said(header.getValue(), "description"),
                        place + ", header " + header.getKey(),
                        "no schema, or no description"));
    }

    /// An example is as its schema says, or it misleads.
    private void content(Map.Entry<String, JsonNode> content, String place) {
        JsonNode schema = content.getValue().path("schema");
        check(!schema.isEmpty(), place, "no schema");
        if (!schema.isEmpty() && content.getKey().endsWith("json")) {
            content.getValue()
                    .path("examples")
                    .properties()
                    .forEach(example -> document.faults(
                                    schema, example.getValue().path("value").toString())
                            .forEach(fault -> check(false, place + ", example " + example.getKey(), fault)));
        }
    }

    private void schema(Map.Entry<String, JsonNode> schema) {
        check(
                !schema.getKey().matches(".*[0-9]"),
                schema.getKey(),
                "two types with one name: give one @Schema(name = …)");
        schema.getValue()
                .path("properties")
                .properties()
                .forEach(member -> typed(schema.getKey() + "." + member.getKey(), member.getValue()));
    }

    private void typed(String place, JsonNode schema) {
        boolean elsewhere = schema.has("$ref") || schema.has("allOf") || schema.has("oneOf");
        check(elsewhere || schema.has("type"), place, "no type");
        String type = schema.path("type").asText();
        check(!type.equals("integer") || schema.has("format"), place, "how large a number?");
        check(!type.equals("array") || schema.has("items"), place, "an array of what?");
    }
}
