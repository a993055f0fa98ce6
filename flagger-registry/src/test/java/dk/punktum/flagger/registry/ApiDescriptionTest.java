package dk.punktum.flagger.registry;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.backing.BackingForTests;
import dk.punktum.flagger.testing.api.ApiDocument;
import dk.punktum.flagger.testing.api.DescriptionRules;
import dk.punktum.flagger.testing.api.ReleasedApi;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
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
                .as("A client of the last release would break: docs/api-release.md")
                .isEmpty();
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
