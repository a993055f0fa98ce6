package dk.punktum.flagger.intake.description;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.punktum.flagger.backing.BackingForTests;
import dk.punktum.flagger.testing.api.ApiDocument;
import dk.punktum.flagger.testing.api.DescriptionRules;
import dk.punktum.flagger.testing.api.ReleasedApi;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/// `/q/openapi` is complete enough to generate a client from, and keeps what was released.
@QuarkusTest
@WithTestResource(BackingForTests.class)
class ApiDescriptionTest {

    @Test
    void theDescriptionIsComplete() {
        assertThat(DescriptionRules.faults(ApiDocument.read(document("json")))).isEmpty();
    }

    @Test
    void whatWasReleasedStillHolds() {
        assertThat(ReleasedApi.broken(document("yaml")))
                .as("A client of the last release would break. Keep what it knows beside what is new, or release a new"
                        + " major version: CONTRIBUTING.md, \"How to change an API\"")
                .isEmpty();
    }

    @Test
    void theHeadersOfAFlagAreDescribed() {
        JsonNode submit = ApiDocument.read(document("json")).root().at("/paths/~1flags/post");

        assertThat(submit.path("parameters").findValuesAsText("name"))
                .contains("Idempotency-Key", "Prefer", "Accept-Language");
        assertThat(headers(submit, "200")).contains("Preference-Applied", "Content-Language");
        assertThat(headers(submit, "202")).contains("Location", "Content-Language");
        assertThat(headers(submit, "409")).contains("Retry-After", "Content-Language");
    }

    private static List<String> headers(JsonNode operation, String status) {
        return List.copyOf(operation.path("responses").path(status).path("headers").properties().stream()
                .map(java.util.Map.Entry::getKey)
                .toList());
    }

    private static String document(String format) {
        return given().queryParam("format", format)
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
