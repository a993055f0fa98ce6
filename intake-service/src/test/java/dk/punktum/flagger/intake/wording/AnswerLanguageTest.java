package dk.punktum.flagger.intake.wording;

import static dk.punktum.flagger.intake.Authority.ONE;
import static dk.punktum.flagger.intake.Intake.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dk.punktum.flagger.backing.BackingForTests;
import dk.punktum.flagger.intake.Authority;
import dk.punktum.flagger.intake.IntakeTest;
import dk.punktum.flagger.intake.Submission;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(BackingForTests.class)
class AnswerLanguageTest extends IntakeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "none | en | Unprocessable Content        | The registry offers SUSPEND only.    | This is a web address. Hand in the domain name alone.",
                "da   | da | Indholdet kan ikke behandles | Registret tilbyder kun SUSPEND.      | Dette er en webadresse. Angiv domænenavnet alene.",
            })
    void everythingThatIsWrongIsToldAtOnceInTheLanguageAskedFor(
            String asked, String answered, String title, String measure, String name) {
        Submission submission =
                ONE.decides("https://eksempel.dk/").measure("DELETE").legalGround("terms-9.4");

        ValidatableResponse answer = submits(asked, submission, Authority.newKey());

        assertProblem(answer, 422, "flag-refused")
                .header("Content-Language", equalTo(answered))
                .body("title", equalTo(title))
                .body("wording", equalTo(null))
                .body("errors.pointer", contains("/legalGround", "/measure"))
                .body("errors.code", contains("ground-outside-agreement", "measure-not-offered"))
                .body("errors[1].detail", equalTo(measure))
                .body("domains[0].detail", equalTo(name));
        assertThat(answer.extract().headers().getValues("Vary")).contains("Accept-Language");
    }

    @Test
    void aReceiptStaysInTheLanguageInWhichItWasFirstAskedFor() {
        Submission submission = ONE.decides("eksempel.dk", "fence.com");
        String key = Authority.newKey();

        Response danish = submits("da", submission, key).extract().response();
        Response again = submits("en", submission, key).extract().response();

        assertThat(danish.<String>path("domains[1].detail"))
                .isEqualTo("Kun navne direkte under .dk kan indberettes her.");
        assertThat(again.asByteArray()).isEqualTo(danish.asByteArray());
        assertThat(again.header("Content-Language")).isEqualTo("da");
        ONE.asks()
                .header("Accept-Language", "en")
                .get("/flags/{id}", danish.<String>path("flagId"))
                .then()
                .header("Content-Language", equalTo("en"))
                .body("refused[0].detail", equalTo("Only names directly under .dk can be flagged here."));
    }

    @Test
    void whatIsRefusedBeforeItIsReadIsSaidInDanishToo() {
        assertDanish(
                given().header("Accept-Language", "da").get("/flags/1"),
                401,
                "token-missing",
                "Send et token: Authorization: Bearer …");
        assertDanish(danish(ONE).get("/nowhere"), 404, "not-found", "Her er ikke noget; se /q/openapi.");
        assertDanish(
                danish(ONE).delete("/flags"), 405, "method-not-allowed", "Metoden findes ikke her; se /q/openapi.");
        assertDanish(
                danish(new Authority("otto"))
                        .contentType("application/json")
                        .body("{}")
                        .post("/flags"),
                403,
                "forbidden",
                "Klienten har ikke den rolle, der kræves.");
        assertDanish(
                danish(ONE)
                        .contentType("application/json")
                        .body("x".repeat(1024 * 1024 + 1))
                        .post("/flags"),
                413,
                "too-large",
                "Der modtages højst 1048576 bytes.");
    }

    private static void assertDanish(Response answer, int status, String code, String detail) {
        assertProblem(answer.then(), status, code)
                .header("Content-Language", equalTo("da"))
                .body("detail", equalTo(detail));
    }

    private static RequestSpecification danish(Authority authority) {
        return authority.asks().header("Accept-Language", "da-DK");
    }

    private static ValidatableResponse submits(String language, Submission submission, String key) {
        RequestSpecification request =
                language == null ? ONE.asks() : ONE.asks().header("Accept-Language", language);
        return request.contentType("application/json")
                .header("Idempotency-Key", key)
                .body(submission)
                .post("/flags")
                .then();
    }
}
