package dk.punktum.flagger.registry.ground;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import dk.punktum.flagger.backing.BackingForTests;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(BackingForTests.class)
class LegalGroundTest {

    @Inject
    LegalGrounds grounds;

    @Test
    void everybodyReadsTheCatalogue() {
        given().get("/grounds")
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("max-age=300"))
                .body("code", hasItems("terms-9.1", "terms-10.1"))
                .body("textDa", everyItem(not(equalTo(""))))
                .body("textEn", everyItem(not(equalTo(""))))
                .body("find { it.code == 'terms-9.3' }.validFrom", equalTo("2026-07-01"))
                .body("find { it.code == 'terms-9.3' }.measures", hasItems("SUSPEND"))
                .body("find { it.code == 'terms-9.3' }.defaultPolicy.decision", equalTo("TWO_OFFICERS"))
                .body("find { it.code == 'terms-9.3' }.defaultPolicy.suspensionDays", equalTo(30));
    }

    @Test
    void whoHasTheNewestCatalogueIsToldSo() {
        String tag = given().get("/grounds").then().extract().header("ETag");

        given().header("If-None-Match", tag).get("/grounds").then().statusCode(304);
        given().header("If-None-Match", "\"other\"").get("/grounds").then().statusCode(200);
    }

    /// All grounds of the catalogue begin on 1 July 2026.
    @Test
    void anAgreementNamesGroundsThatAreValidInItsDays() {
        assertThat(grounds.codes(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 6, 30)))
                .isEmpty();
        assertThat(grounds.codes(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 7, 1)))
                .isEqualTo(Set.of("terms-9.1", "terms-9.2", "terms-9.3", "terms-9.4", "terms-10.1"));
        assertThat(grounds.codes(null, null)).hasSize(5);
    }
}
