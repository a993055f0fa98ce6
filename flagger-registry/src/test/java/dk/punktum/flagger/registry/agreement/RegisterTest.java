package dk.punktum.flagger.registry.agreement;

import static dk.punktum.flagger.registry.agreement.Application.active;
import static dk.punktum.flagger.registry.agreement.Application.change;
import static dk.punktum.flagger.registry.agreement.Application.draftBy;
import static dk.punktum.flagger.registry.agreement.Application.newClient;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dk.punktum.flagger.backing.BackingForTests;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(BackingForTests.class)
class RegisterTest {

    @Test
    void everybodySeesWhoMayFlagOnWhatGroundsAndSinceWhen() {
        // Given
        String applied = draftBy("anna", newClient());
        String id = active();
        String entry = "find { it.agreementId == '" + id + "' }.";

        // When
        ValidatableResponse register = json();

        // Then
        String whole = register.body("agreementId", not(hasItem(applied)))
                .body(entry + "name", equalTo("Eksempelstyrelsen"))
                .body(entry + "standing", equalTo("IN_FORCE"))
                .body(entry + "grounds.code", hasItems("terms-9.1", "terms-9.4"))
                .body(entry + "until", equalTo("2199-06-30"))
                .extract()
                .asString();
        assertThat(whole).doesNotContain("post@", "anna", "authority-", "journal");
        change("anna", id, "suspend").statusCode(200);
        json().body(entry + "standing", equalTo("ON_HOLD"));
        change("anna", id, "terminate").statusCode(200);
        json().body(entry + "standing", equalTo("ENDED"));
    }

    @Test
    void whoHasTheNewestRegisterIsToldSoUntilItChanges() {
        String id = active();
        String tag = json().extract().header("ETag");
        given().accept("application/json")
                .header("If-None-Match", tag)
                .get("/register")
                .then()
                .statusCode(304);

        change("anna", id, "suspend").statusCode(200);

        given().accept("application/json")
                .header("If-None-Match", tag)
                .get("/register")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({"da, Betroede indberettere, da", "en-GB, Trusted flaggers, en", "fr, Betroede indberettere, da"})
    void peopleReadItInTheirLanguage(String asked, String title, String language) {
        active();

        given().accept("text/html")
                .header("Accept-Language", asked)
                .get("/register")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/html"))
                .header("Content-Language", language)
                .header("Cache-Control", containsString("max-age=300"))
                .header("Vary", containsString("Accept-Language"))
                .body(containsString("<html lang=\"" + language + "\">"))
                .body(containsString("<h1>" + title + "</h1>"))
                .body(containsString("Eksempelstyrelsen"));
    }

    private static ValidatableResponse json() {
        return given().accept("application/json").get("/register").then().statusCode(200);
    }
}
