package dk.punktum.flagger.registry.agreement;

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
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(BackingForTests.class)
class AgreementLifeTest {

    private static final byte[] PDF = "%PDF-2.0 a signed agreement".getBytes(US_ASCII);

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
        complete("anna", id);

        // When
        change("bo", id, "activate").statusCode(200).body("status", equalTo("ACTIVE"));

        // Then
        AgreementChanged told = nextChangeOf(id, AgreementStanding.ACTIVE);
        assertThat(told.authorityName()).isEqualTo("Eksempelstyrelsen");
        assertThat(told.clientIds()).containsExactly(client);
        assertThat(told.grounds()).containsExactly("terms-9.1", "terms-9.4");
        assertThat(told.version()).isEqualTo(2);
    }

    @Test
    void whoDraftedAnAgreementCanNotActivateIt() {
        String id = draftBy("anna", newClient());
        complete("bo", id);

        assertProblem(change("anna", id, "activate"), 422, "four-eyes");
    }

    @Test
    void anIncompleteAgreementIsNotActivated() {
        String id = draftBy("anna", newClient());

        assertProblem(change("bo", id, "activate"), 422, "document-missing");
        attach("anna", id, PDF).statusCode(200);
        assertProblem(change("bo", id, "activate"), 422, "criteria-missing");
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

        standing(id, "?at=2026-01-01T00:00:00Z").body("inForce", equalTo(false)).body("status", equalTo("DRAFT"));
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
        assertProblem(given().get("/grounds").then(), 401, "token-missing");
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

    private String active() {
        String id = draftBy("anna", newClient());
        complete("anna", id);
        change("bo", id, "activate").statusCode(200);
        return id;
    }

    private static String newClient() {
        return "authority-" + UUID.randomUUID();
    }

    private static String draftBy(String person, String client) {
        return draft(person, client).statusCode(201).extract().path("id");
    }

    private static ValidatableResponse draft(String person, String client) {
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
                        "2026-07-01",
                        "validUntil",
                        "2199-06-30"))
                .post("/agreements")
                .then();
    }

    private static void complete(String person, String id) {
        attach(person, id, PDF).statusCode(200);
        for (Criterion criterion : Criterion.values()) {
            as(person)
                    .body(Map.of("evidence", "journal 2026-17"))
                    .put(
                            "/agreements/{id}/criteria/{criterion}",
                            id,
                            criterion.name().toLowerCase())
                    .then()
                    .statusCode(200);
        }
    }

    private static ValidatableResponse attach(String person, String id, byte[] document) {
        return given().auth()
                .oauth2(Tokens.of(person))
                .contentType("application/pdf")
                .body(document)
                .put("/agreements/{id}/document", id)
                .then();
    }

    private static ValidatableResponse change(String person, String id, String change) {
        return as(person)
                .body(Map.of("reason", "test"))
                .post("/agreements/{id}/{change}", id, change)
                .then();
    }

    private static ValidatableResponse standing(String id, String query) {
        return as("flagger-services")
                .get("/agreements/" + id + "/standing" + query)
                .then()
                .statusCode(200);
    }

    private static RequestSpecification as(String whom) {
        return given().auth().oauth2(Tokens.of(whom)).contentType("application/json");
    }

    private static void assertProblem(ValidatableResponse response, int status, String code) {
        response.statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("tag:punktum.dk,2026:problem/" + code));
    }

    private AgreementChanged nextChangeOf(String id, AgreementStanding standing) {
        return kafka.await(
                        "agreement " + id + " is " + standing,
                        AgreementChanged.class,
                        told -> told.key().equals(id) && told.standing() == standing)
                .event();
    }
}
