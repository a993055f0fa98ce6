package dk.punktum.flagger.registry.agreement;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.hamcrest.Matchers.equalTo;

import dk.punktum.flagger.backing.Tokens;
import dk.punktum.flagger.registry.criterion.Criterion;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// The steps from an application to an agreement in force, as people take them over HTTP.
public final class Application {

    static final byte[] PDF = "%PDF-2.0 a signed agreement".getBytes(US_ASCII);

    public static String active() {
        String id = draftBy("anna", newClient());
        complete("anna", "bo", id);
        change("bo", id, "activate").statusCode(200);
        return id;
    }

    public static String newClient() {
        return "authority-" + UUID.randomUUID();
    }

    public static String draftBy(String person, String client) {
        return draft(person, client).statusCode(201).extract().path("id");
    }

    public static ValidatableResponse draft(String person, String client) {
        return draft(person, client, "2026-07-01", "2199-06-30");
    }

    public static ValidatableResponse draft(String person, String client, String firstDay, String lastDay) {
        return as(person)
                .body(Map.of(
                        "authority",
                        Map.of(
                                "name", "Eksempelstyrelsen",
                                "cvr", "13585628",
                                "contactEmail", "post@eksempelstyrelsen.example",
                                "language", "da"),
                        "clientIds",
                        Set.of(client),
                        "grounds",
                        Set.of("terms-9.1", "terms-9.4"),
                        "validFrom",
                        firstDay,
                        "validUntil",
                        lastDay))
                .post("/agreements")
                .then();
    }

    /// Everything that an activation needs.
    public static void complete(String person, String second, String id) {
        attach(person, id, PDF).statusCode(200);
        evidence(person, id);
        signOff(second, id);
        hear(person, id);
    }

    static void evidence(String person, String id) {
        for (Criterion criterion : Criterion.values()) {
            evidence(person, id, criterion, "journal 2026-17").statusCode(200);
        }
    }

    static ValidatableResponse evidence(String person, String id, Criterion criterion, String reference) {
        return as(person)
                .body(Map.of("evidence", reference))
                .put("/agreements/{id}/criteria/{criterion}", id, path(criterion))
                .then();
    }

    static void signOff(String person, String id) {
        for (Criterion criterion : Criterion.values()) {
            signOff(person, id, criterion).statusCode(200);
        }
    }

    static ValidatableResponse signOff(String person, String id, Criterion criterion) {
        return as(person)
                .post("/agreements/{id}/criteria/{criterion}/sign-off", id, path(criterion))
                .then();
    }

    static String path(Criterion criterion) {
        return criterion.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// A hearing with one authority, which answers at once.
    static void hear(String person, String id) {
        openHearing(person, id, "2999-12-31", "Nabostyrelsen").statusCode(200);
        answer(person, id, 1, "NO_OBJECTION").statusCode(200);
        publish(person, id).statusCode(200);
    }

    static ValidatableResponse openHearing(String person, String id, String deadline, String... invited) {
        return as(person)
                .body(Map.of("deadline", deadline, "invited", invited))
                .post("/agreements/{id}/hearing", id)
                .then();
    }

    static ValidatableResponse answer(String person, String id, int number, String position) {
        return as(person)
                .body(Map.of("position", position, "answer", "We have looked at it."))
                .put("/agreements/{id}/hearing/answers/{number}", id, number)
                .then();
    }

    static ValidatableResponse publish(String person, String id) {
        return as(person)
                .body(Map.of("da", "Ingen indvendinger.", "en", "No objections."))
                .put("/agreements/{id}/hearing/summary", id)
                .then();
    }

    static ValidatableResponse attach(String person, String id, byte[] document) {
        return given().auth()
                .oauth2(Tokens.of(person))
                .contentType("application/pdf")
                .body(document)
                .put("/agreements/{id}/document", id)
                .then();
    }

    public static ValidatableResponse change(String person, String id, String change) {
        return as(person)
                .body(Map.of("reason", "test"))
                .post("/agreements/{id}/{change}", id, change)
                .then();
    }

    static ValidatableResponse standing(String id, String query) {
        return as("flagger-services")
                .get("/agreements/" + id + "/standing" + query)
                .then()
                .statusCode(200);
    }

    public static RequestSpecification as(String whom) {
        return given().auth().oauth2(Tokens.of(whom)).contentType("application/json");
    }

    public static void assertProblem(ValidatableResponse response, int status, String code) {
        response.statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("tag:punktum.dk,2026:problem/" + code));
    }

    private Application() {}
}
