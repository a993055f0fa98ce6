package dk.punktum.flagger.testing.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ExchangeRulesTest {

    static final String DOCUMENT = """
            {"openapi": "3.0.4",
             "info": {"title": "flags", "version": "1.0.0", "description": "Flags.",
                      "license": {"name": "Apache-2.0", "url": "https://www.apache.org/licenses/LICENSE-2.0"}},
             "servers": [{"url": "/"}],
             "paths": {"/flags/{id}": {"put": {
               "operationId": "putFlag", "summary": "Puts a flag", "tags": ["Flags"], "security": [{"oauth2": []}],
               "parameters": [{"name": "id", "in": "path", "required": true, "schema": {"type": "string"}},
                              {"name": "limit", "in": "query", "description": "how many",
                               "schema": {"type": "integer", "format": "int32", "maximum": 100}}],
               "requestBody": {"required": true, "content": {"application/json": {
                 "schema": {"$ref": "#/components/schemas/Flag"},
                 "examples": {"one": {"value": {"id": "0197c1f4-8b10-7000-8000-000000000017"}}}}}},
               "responses": {
                 "200": {"description": "It is there", "content": {"application/json":
                           {"schema": {"$ref": "#/components/schemas/Flag"}}},
                         "headers": {"ETag": {"description": "its version", "required": true,
                                              "schema": {"type": "string"}}}},
                 "400": {"description": "malformed", "content": {"application/problem+json":
                           {"schema": {"$ref": "#/components/schemas/Problem"}}}},
                 "401": {"description": "no token", "content": {"application/problem+json":
                           {"schema": {"$ref": "#/components/schemas/Problem"}}}},
                 "403": {"description": "wrong role", "content": {"application/problem+json":
                           {"schema": {"$ref": "#/components/schemas/Problem"}}}}}}}},
             "components": {
               "securitySchemes": {"oauth2": {"type": "oauth2", "flows": {"clientCredentials": {
                 "tokenUrl": "https://identity.example/token", "scopes": {}}}}},
               "schemas": {
                 "Flag": {"type": "object", "required": ["id"], "properties": {
                   "id": {"type": "string", "format": "uuid"},
                   "note": {"type": "string", "nullable": true}}},
                 "Problem": {"type": "object", "required": ["type"], "properties": {"type": {"type": "string"}},
                             "additionalProperties": true}}}}""";

    private static final String FLAG = "{\"id\": \"0197c1f4-8b10-7000-8000-000000000017\"}";
    private static final String PROBLEM = "{\"type\": \"tag:punktum.dk,2026:problem/x\", \"more\": 1}";

    @Test
    void anExchangeAsItIsDescribedIsSound() {
        assertThat(faults("/flags/1?limit=5", FLAG, 200, FLAG)).isEmpty();
        assertThat(faults("/flags/1", FLAG, 200, FLAG.replace("}", ", \"note\": null}")))
                .isEmpty();
    }

    @Test
    void anAnswerWithoutARequiredMemberIsAFault() {
        assertThat(faults("/flags/1", FLAG, 200, "{\"note\": \"n\"}"))
                .singleElement()
                .asString()
                .contains("id");
    }

    @Test
    void anAnswerWithAMemberThatIsNotDescribedIsAFault() {
        assertThat(faults("/flags/1", FLAG, 200, FLAG.replace("}", ", \"secret\": 1}")))
                .singleElement()
                .asString()
                .contains("secret");
    }

    @Test
    void aFormatIsHeld() {
        assertThat(faults("/flags/1", FLAG, 200, "{\"id\": \"seventeen\"}"))
                .singleElement()
                .asString()
                .contains("uuid");
    }

    @Test
    void aStatusThatIsNotDescribedIsAFault() {
        assertThat(faults("/flags/1", FLAG, 409, PROBLEM)).containsExactly("status 409 is not described");
    }

    @Test
    void aMissingHeaderAndAnotherMediaTypeAreFaults() {
        Exchange plain = exchange("/flags/1", FLAG, 200, message("text/plain", FLAG));

        assertThat(ExchangeRules.faults(ApiDocument.read(DOCUMENT), plain))
                .containsExactly("header ETag is missing", "answer: the media type text/plain is not described");
    }

    /// What is wrong on purpose is to be refused; what was taken has to be as described.
    @Test
    void aWrongRequestIsAFaultOnlyWhenItWasTaken() {
        assertThat(faults("/flags/1?limit=500&other=1", "{}", 400, PROBLEM)).isEmpty();
        assertThat(faults("/flags/1?limit=500&other=1", "{}", 200, FLAG))
                .hasSize(3)
                .anySatisfy(fault -> assertThat(fault).contains("limit"))
                .anySatisfy(fault -> assertThat(fault).contains("other"))
                .anySatisfy(fault -> assertThat(fault).startsWith("request: "));
    }

    @Test
    void whatNoOperationIsForIsRefusedOrIsAPageForPeople() {
        ApiDocument document = ApiDocument.read(DOCUMENT);

        assertThat(ExchangeRules.faults(
                        document, exchange("/x", FLAG, 404, message("application/problem+json", PROBLEM))))
                .isEmpty();
        assertThat(ExchangeRules.faults(document, exchange("/x", FLAG, 200, message("text/html", "<p>"))))
                .isEmpty();
        assertThat(ExchangeRules.faults(document, exchange("/x", FLAG, 200, message("application/json", FLAG))))
                .containsExactly("no such operation is described");
    }

    private static List<String> faults(String path, String sent, int status, String answered) {
        Exchange.Message answer =
                message(status < 400 ? "application/json;charset=UTF-8" : "application/problem+json", answered);
        answer.headers().put("etag", "\"1\"");
        return ExchangeRules.faults(ApiDocument.read(DOCUMENT), exchange(path, sent, status, answer));
    }

    private static Exchange exchange(String path, String sent, int status, Exchange.Message answer) {
        return new Exchange(
                "PUT", URI.create("http://localhost:1" + path), message("application/json", sent), status, answer);
    }

    private static Exchange.Message message(String mediaType, String body) {
        TreeMap<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("Content-Type", mediaType);
        return new Exchange.Message(headers, body);
    }
}
