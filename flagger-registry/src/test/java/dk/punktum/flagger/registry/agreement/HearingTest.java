package dk.punktum.flagger.registry.agreement;

import static dk.punktum.flagger.registry.agreement.Application.answer;
import static dk.punktum.flagger.registry.agreement.Application.as;
import static dk.punktum.flagger.registry.agreement.Application.assertProblem;
import static dk.punktum.flagger.registry.agreement.Application.draftBy;
import static dk.punktum.flagger.registry.agreement.Application.newClient;
import static dk.punktum.flagger.registry.agreement.Application.openHearing;
import static dk.punktum.flagger.registry.agreement.Application.publish;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dk.punktum.flagger.backing.BackingForTests;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(BackingForTests.class)
class HearingTest {

    @Test
    void otherAuthoritiesAreHeardAndThePublicIsToldInSummary() {
        // Given
        String id = draftBy("anna", newClient());
        openHearing("anna", id, "2999-12-31", "Nabostyrelsen", "Sidestyrelsen")
                .statusCode(200)
                .body("state", equalTo("RUNNING"));
        as("anna").get("/agreements/{id}", id).then().body("status", equalTo("HEARING"));
        answer("anna", id, 1, "OBJECTION").statusCode(200).body("state", equalTo("RUNNING"));
        assertProblem(publish("anna", id), 409, "hearing-running");
        answer("anna", id, 2, "NO_COMMENT").statusCode(200).body("state", equalTo("ENDED"));
        published().body("agreementId", not(hasItem(id)));

        // When
        publish("anna", id).statusCode(200).body("state", equalTo("CONCLUDED"));

        // Then
        String whole = published()
                .body("find { it.agreementId == '%s' }.invited".formatted(id), equalTo(2))
                .body("find { it.agreementId == '%s' }.positions.OBJECTION".formatted(id), equalTo(1))
                .body("find { it.agreementId == '%s' }.summary.da".formatted(id), equalTo("Ingen indvendinger."))
                .extract()
                .asString();
        assertThat(whole).doesNotContain("We have looked at it", "anna");
        as("clara")
                .get("/agreements/{id}/hearing", id)
                .then()
                .statusCode(200)
                .body("invitations.'1'.answer", equalTo("We have looked at it."));
    }

    @Test
    void anAnswerIsRecordedOnce() {
        String id = draftBy("anna", newClient());
        openHearing("anna", id, "2999-12-31", "Nabostyrelsen", "Sidestyrelsen").statusCode(200);
        answer("anna", id, 1, "OBJECTION").statusCode(200);

        assertProblem(answer("anna", id, 1, "NO_OBJECTION"), 409, "already-answered");
        assertProblem(answer("anna", id, 3, "NO_OBJECTION"), 404, "unknown-invitation");
        assertProblem(openHearing("anna", id, "2999-12-31", "Tredjestyrelsen"), 409, "wrong-status");
    }

    @Test
    void aHearingIsNotShorterThanThePolicySays() {
        String id = draftBy("anna", newClient());

        assertProblem(openHearing("anna", id, "2026-01-01", "Nabostyrelsen"), 422, "hearing-too-short");
        assertProblem(openHearing("anna", id, "2999-12-31"), 400, "hearing-faulty");
        assertProblem(as("anna").get("/agreements/{id}/hearing", id).then(), 404, "no-hearing");
    }

    @Test
    void twoPersonsWaiveAHearing() {
        // Given
        String id = draftBy("anna", newClient());
        assertProblem(confirm("bo", id), 409, "waiver-not-proposed");
        as("anna")
                .body(Map.of("reason", "Named in the act on electronic communication."))
                .post("/agreements/{id}/hearing/waiver", id)
                .then()
                .statusCode(200)
                .body("state", equalTo("NOT_HELD"));
        assertProblem(confirm("anna", id), 422, "four-eyes");

        // When
        confirm("bo", id).statusCode(200).body("state", equalTo("CONCLUDED"));

        // Then
        published().body("find { it.agreementId == '%s' }.waived".formatted(id), equalTo(true));
        assertProblem(confirm("bo", id), 409, "hearing-over");
    }

    @Test
    void onlyARegistryAdminHoldsAHearing() {
        String id = draftBy("anna", newClient());

        openHearing("clara", id, "2999-12-31", "Nabostyrelsen").statusCode(403);
        answer("clara", id, 1, "OBJECTION").statusCode(403);
        publish("clara", id).statusCode(403);
        confirm("clara", id).statusCode(403);
        as("authority-one").get("/agreements/{id}/hearing", id).then().statusCode(403);
        assertProblem(given().get("/agreements/{id}/hearing", id).then(), 401, "token-missing");
    }

    private static ValidatableResponse confirm(String person, String id) {
        return as(person)
                .post("/agreements/{id}/hearing/waiver/confirmation", id)
                .then();
    }

    private static ValidatableResponse published() {
        return given().get("/hearings").then().statusCode(200);
    }
}
