package dk.punktum.flagger.registry.agreement;

import static dk.punktum.flagger.registry.agreement.Application.PDF;
import static dk.punktum.flagger.registry.agreement.Application.active;
import static dk.punktum.flagger.registry.agreement.Application.as;
import static dk.punktum.flagger.registry.agreement.Application.assertProblem;
import static dk.punktum.flagger.registry.agreement.Application.attach;
import static dk.punktum.flagger.registry.agreement.Application.change;
import static dk.punktum.flagger.registry.agreement.Application.complete;
import static dk.punktum.flagger.registry.agreement.Application.draft;
import static dk.punktum.flagger.registry.agreement.Application.draftBy;
import static dk.punktum.flagger.registry.agreement.Application.newClient;
import static dk.punktum.flagger.registry.agreement.Application.standing;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import dk.punktum.flagger.backing.BackingForTests;
import dk.punktum.flagger.backing.Tokens;
import dk.punktum.flagger.events.AgreementChanged;
import dk.punktum.flagger.events.AgreementStanding;
import dk.punktum.flagger.testing.KafkaProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(BackingForTests.class)
class AgreementLifeTest {

    private KafkaProbe kafka;

    @BeforeEach
    void listen() {
        kafka = KafkaProbe.inApplication();
    }

    @AfterEach
    void stopListening() {
        kafka.close();
    }

    @Test
    void aSecondPersonActivatesACompleteAgreementAndEverybodyIsTold() {
        // Given
        String client = newClient();
        String id = draftBy("anna", client);
        complete("anna", "bo", id);

        // When
        change("bo", id, "activate").statusCode(200).body("status", equalTo("ACTIVE"));

        // Then
        AgreementChanged told = nextChangeOf(id, AgreementStanding.ACTIVE);
        assertThat(told.authorityName()).isEqualTo("Eksempelstyrelsen");
        assertThat(told.clientIds()).containsExactly(client);
        assertThat(told.grounds()).containsExactly("terms-9.1", "terms-9.4");
        assertThat(told.version()).isEqualTo(3);
    }

    @Test
    void whoDraftedAnAgreementCanNotActivateIt() {
        String id = draftBy("anna", newClient());
        complete("bo", "anna", id);

        assertProblem(change("anna", id, "activate"), 422, "four-eyes");
    }

    @Test
    void anIncompleteAgreementIsNotActivated() {
        String id = draftBy("anna", newClient());

        assertProblem(change("bo", id, "activate"), 422, "document-missing");
        attach("anna", id, PDF).statusCode(200);
        assertProblem(change("bo", id, "activate"), 422, "criteria-missing");
        Application.evidence("anna", id);
        assertProblem(change("bo", id, "activate"), 422, "criteria-not-signed-off");
        Application.signOff("bo", id);
        assertProblem(change("bo", id, "activate"), 422, "hearing-not-concluded");
        Application.hear("anna", id);
        change("bo", id, "activate").statusCode(200);
    }

    @Test
    void aRejectedApplicationIsOverAndItsClientIsFree() {
        // Given
        String client = newClient();
        String id = draftBy("anna", client);

        // When
        change("bo", id, "reject").statusCode(200).body("status", equalTo("REJECTED"));

        // Then
        assertProblem(attach("anna", id, PDF), 409, "wrong-status");
        draft("anna", client).statusCode(201);
    }

    @Test
    void whatIsDoneAgainstAnAuthorityIsNeverWithoutAReason() {
        String id = active();

        assertProblem(
                as("anna").body(Map.of()).post("/agreements/{id}/suspend", id).then(), 400, "reason-missing");
        assertProblem(
                as("anna").body(Map.of()).post("/agreements/{id}/terminate", id).then(), 400, "reason-missing");
    }

    @Test
    void anAgreementWhoseLastDayHasPassedExpiresByItself() {
        // Given
        String id = draft("anna", newClient(), "2026-07-01", "2026-07-01")
                .statusCode(201)
                .extract()
                .path("id");
        String other = active();
        complete("anna", "bo", id);

        // When
        change("bo", id, "activate").statusCode(200);

        // Then
        assertThat(nextChangeOf(id, AgreementStanding.EXPIRED).version()).isEqualTo(4);
        assertProblem(change("bo", id, "terminate"), 409, "wrong-status");
        standing(other, "").body("status", equalTo("ACTIVE"));
    }

    @Test
    void everyStepIsToldWithItsRuleForWhatIsUnderWay() {
        as("clara")
                .get("/agreements/transitions")
                .then()
                .statusCode(200)
                .body("change", hasItems("ACTIVATE", "SUSPEND", "EXPIRE"))
                .body("find { it.change == 'SUSPEND' }.reasonNeeded", equalTo(true))
                .body("find { it.change == 'SUSPEND' }.inFlight.newFlags", equalTo("REFUSED"))
                .body("find { it.change == 'SUSPEND' }.inFlight.undecided", equalTo("JUDGED_AS_WHEN_RECEIVED"));
        as("clara")
                .get("/agreements/{id}", active())
                .then()
                .statusCode(200)
                .body("next", hasItems("SUSPEND", "TERMINATE"))
                .body("inFlight.newFlags", equalTo("TAKEN"));
        as("authority-one").get("/agreements/transitions").then().statusCode(403);
    }

    @Test
    void aSuspendedAgreementIsNotInForceUntilItIsResumed() {
        // Given
        String id = active();

        // When
        change("anna", id, "suspend").statusCode(200);

        // Then
        nextChangeOf(id, AgreementStanding.SUSPENDED);
        standing(id, "").body("inForce", equalTo(false)).body("status", equalTo("SUSPENDED"));
        change("bo", id, "resume").statusCode(200);
        standing(id, "").body("inForce", equalTo(true));
        change("bo", id, "terminate").statusCode(200);
        assertProblem(change("bo", id, "resume"), 409, "wrong-status");
        nextChangeOf(id, AgreementStanding.TERMINATED);
    }

    @Test
    void standingIsToldForAnyMoment() {
        String id = active();

        standing(id, "?at=2026-01-01T00:00:00Z").body("inForce", equalTo(false)).body("status", equalTo("APPLIED"));
        standing(id, "?at=2999-01-01T00:00:00Z").body("inForce", equalTo(false)).body("status", equalTo("ACTIVE"));
    }

    @Test
    void aMachineIdentityBelongsToOneAgreement() {
        String client = newClient();
        draftBy("anna", client);

        assertProblem(draft("anna", client), 409, "client-already-bound");
    }

    @Test
    void faultsOfADraftCarryTheirPointers() {
        as("anna")
                .body(Map.of("authority", Map.of("name", "X", "cvr", "10000000")))
                .post("/agreements")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.pointer", hasItems("/authority/cvr", "/clientIds", "/grounds", "/validFrom"));
    }

    @Test
    void aDocumentThatIsNoPdfIsRefused() {
        String id = draftBy("anna", newClient());

        assertProblem(attach("anna", id, "MZ".getBytes(US_ASCII)), 415, "not-a-pdf");
    }

    @ParameterizedTest
    @ValueSource(strings = {"authority-one", "clara", "otto", "downstream-client", "flagger-services"})
    void onlyARegistryAdminDraftsAgreements(String other) {
        draft(other, newClient()).statusCode(403);
    }

    @Test
    void nobodyDoesAnythingWithoutAToken() {
        assertProblem(given().get("/agreements").then(), 401, "token-missing");
    }

    @Test
    void aTokenThatIsNotGoodIsRefused() {
        for (String token : List.of(
                Tokens.expired("anna"),
                Tokens.forAnotherAudience("anna"),
                Tokens.fromAnotherIssuer("anna"),
                Tokens.withForgedSignature("anna"),
                "nonsense")) {
            assertProblem(given().auth().oauth2(token).get("/agreements").then(), 401, "token-not-accepted");
        }
    }

    @Test
    void anUnknownAgreementIsNotFound() {
        assertProblem(change("anna", UUID.randomUUID().toString(), "suspend"), 404, "unknown-agreement");
    }

    @Test
    void theContactIsForTheRegistrysOwnServices() {
        String id = active();

        as("flagger-services")
                .get("/agreements/{id}/contact", id)
                .then()
                .statusCode(200)
                .body("contactEmail", equalTo("post@eksempelstyrelsen.example"));
        as("anna").get("/agreements/{id}/contact", id).then().statusCode(403);
    }

    private AgreementChanged nextChangeOf(String id, AgreementStanding standing) {
        return kafka.await(
                        "agreement " + id + " is " + standing,
                        AgreementChanged.class,
                        told -> told.key().equals(id) && told.standing() == standing)
                .event();
    }
}
