package dk.punktum.flagger.registry.person;

import static dk.punktum.flagger.registry.agreement.Application.active;
import static dk.punktum.flagger.registry.agreement.Application.as;
import static dk.punktum.flagger.registry.agreement.Application.assertProblem;
import static dk.punktum.flagger.registry.agreement.Application.change;
import static dk.punktum.flagger.registry.agreement.Application.newClient;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dk.punktum.flagger.backing.BackingForTests;
import dk.punktum.flagger.events.AgreementChanged;
import dk.punktum.flagger.testing.KafkaProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;

@QuarkusTest
@WithTestResource(BackingForTests.class)
class PersonTest {

    @Inject
    Clock clock;

    @Inject
    DataSource database;

    @Test
    void aPersonActsOnceTwoHaveLetHerIn() {
        // Given
        String id = active();
        String kim = newSub();
        assertProblem(acting(kim).body("why", equalTo("UNKNOWN")), 404, "unknown-person");
        String named = name("anna", id, kim, "SUBMITTER")
                .statusCode(200)
                .body("confirmedBy", nullValue())
                .extract()
                .path("id");
        assertProblem(acting(kim).body("why", equalTo("NOT_YET")), 404, "unknown-person");
        assertProblem(confirm("anna", id, named), 422, "four-eyes");

        // When
        confirm("bo", id, named).statusCode(200).body("confirmedBy", equalTo("bo"));

        // Then
        acting(kim)
                .statusCode(200)
                .body("agreementId", equalTo(id))
                .body("roles", contains("SUBMITTER"))
                .body("fourEyes", equalTo(false))
                .body("name", nullValue());
        confirm("bo", id, name("anna", id, kim, "APPROVER").extract().path("id"))
                .statusCode(200);
        acting(kim).body("roles", contains("SUBMITTER", "APPROVER"));
        assertProblem(confirm("bo", id, named), 409, "already-confirmed");
    }

    @Test
    void whoHasLeftIsShutOutByOneAndStaysKnown() {
        // Given
        String id = active();
        String kim = newSub();
        String named = letIn(id, kim, "SUBMITTER");
        assertProblem(end("bo", id, named, Map.of()), 400, "reason-missing");

        // When
        end("bo", id, named, Map.of("reason", "has left")).statusCode(200).body("endedBy", equalTo("bo"));

        // Then
        assertProblem(acting(kim).body("why", equalTo("OVER")), 404, "unknown-person");
        list("anna", id).statusCode(200).body("sub", contains(kim)).body("[0].validUntil", notNullValue());
        assertProblem(end("bo", id, named, Map.of("reason", "again")), 409, "already-over");
        letIn(id, kim, "SUBMITTER");
        acting(kim).statusCode(200);
    }

    @Test
    void aPersonWhoseTimeHasNotComeDoesNotAct() {
        String id = active();
        String kim = newSub();
        String named = name(
                        "anna",
                        id,
                        kim,
                        "SUBMITTER",
                        Map.of(
                                "validFrom",
                                clock.instant().plus(Duration.ofHours(1)).toString()))
                .statusCode(200)
                .extract()
                .path("id");

        confirm("bo", id, named).statusCode(200);

        assertProblem(acting(kim).body("why", equalTo("NOT_YET")), 404, "unknown-person");
    }

    @Test
    void aPersonActsForOneAuthorityAtATimeAndHasARoleOnce() {
        // Given
        String id = active();
        String other = active();
        String kim = newSub();
        letIn(id, kim, "SUBMITTER");

        // When / Then
        assertProblem(name("anna", other, kim, "APPROVER"), 409, "person-acts-for-another");
        assertProblem(name("anna", id, kim, "SUBMITTER"), 409, "person-has-the-role");
        assertRefused("person_acts_for_one_authority_at_a_time", other, kim, "APPROVER");
        assertRefused("person_has_a_role_once_at_a_time", id, kim, "SUBMITTER");
        assertThatThrownBy(() -> execute(
                        "update authority_person set confirmed_by = added_by, confirmed_at = now()"
                                + " where agreement_id = ?::uuid and sub = ?",
                        id,
                        kim))
                .isInstanceOf(PSQLException.class)
                .hasMessageContaining("person_is_confirmed_by_another");
    }

    @Test
    void anAgreementCanWantFourEyesWithinTheAuthority() {
        // Given
        String id = as("anna")
                .body(Map.of(
                        "authority",
                        Map.of(
                                "name",
                                "Eksempelstyrelsen",
                                "cvr",
                                "13585628",
                                "contactEmail",
                                "a@b.example",
                                "language",
                                "da"),
                        "clientIds",
                        Set.of(newClient()),
                        "grounds",
                        Set.of("terms-9.1"),
                        "validFrom",
                        "2026-07-01",
                        "validUntil",
                        "2199-06-30",
                        "fourEyes",
                        true))
                .post("/agreements")
                .then()
                .statusCode(201)
                .body("fourEyes", equalTo(true))
                .extract()
                .path("id");
        String kim = newSub();

        // When
        letIn(id, kim, "SUBMITTER");

        // Then
        acting(kim).statusCode(200).body("fourEyes", equalTo(true));
    }

    @Test
    void nothingOfAPersonIsEverToldInAnEvent() {
        try (KafkaProbe kafka = KafkaProbe.inApplication()) {
            // Given
            String id = active();
            String kim = newSub();
            letIn(id, kim, "SUBMITTER");

            // When
            change("anna", id, "suspend").statusCode(200);

            // Then
            kafka.await(
                    "the suspension", AgreementChanged.class, told -> told.key().equals(id) && told.version() == 4);
            assertThat(kafka.records("agreement-changed"))
                    .isNotEmpty()
                    .allSatisfy(record ->
                            assertThat(new String(record.value(), UTF_8)).doesNotContain(kim, "Kim Eksempel"));
        }
    }

    @Test
    void allFaultsOfAPersonAreAnsweredAtOnce() {
        String id = active();

        ValidatableResponse faulty = as("anna")
                .body(Map.of("validUntil", "2020-01-01T00:00:00Z"))
                .post("/agreements/{id}/persons", id)
                .then();

        assertProblem(faulty, 400, "person-faulty");
        faulty.body("errors.pointer", contains("/sub", "/name", "/role", "/validUntil"));
        list("anna", id).body("$", hasSize(0));
    }

    @Test
    void aPersonBelongsToItsAgreement() {
        String kim = newSub();
        String named = letIn(active(), kim, "SUBMITTER");

        assertProblem(end("anna", active(), named, Map.of("reason", "x")), 404, "unknown-person");
        assertProblem(confirm("anna", active(), named), 404, "unknown-person");
        assertProblem(name("anna", UUID.randomUUID().toString(), newSub(), "APPROVER"), 404, "unknown-agreement");
    }

    @Test
    void whatIsOverLetsNobodyIn() {
        String id = active();
        change("anna", id, "terminate").statusCode(200);

        assertProblem(name("anna", id, newSub(), "SUBMITTER"), 409, "wrong-status");
    }

    @ParameterizedTest
    @ValueSource(strings = {"authority-one", "clara", "otto", "flagger-services"})
    void onlyThoseWhoKeepTheAgreementsSeePersons(String other) {
        String any = UUID.randomUUID().toString();
        list(other, any).statusCode(403);
        name(other, any, "kim", "SUBMITTER").statusCode(403);
        confirm(other, any, any).statusCode(403);
        end(other, any, any, Map.of("reason", "x")).statusCode(403);
        assertProblem(given().get("/agreements/{id}/persons", any).then(), 401, "token-missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"authority-one", "anna", "clara", "otto"})
    void onlyOurOwnServicesAskWhoActs(String other) {
        as(other).get("/persons/acting?sub=kim").then().statusCode(403);
        assertProblem(given().get("/persons/acting?sub=kim").then(), 401, "token-missing");
    }

    private static String newSub() {
        return "kim-" + UUID.randomUUID();
    }

    private static String letIn(String id, String sub, String role) {
        String named = name("anna", id, sub, role).statusCode(200).extract().path("id");
        confirm("bo", id, named).statusCode(200);
        return named;
    }

    private static ValidatableResponse acting(String sub) {
        return as("flagger-services")
                .queryParam("sub", sub)
                .get("/persons/acting")
                .then();
    }

    private static ValidatableResponse name(String by, String id, String sub, String role) {
        return name(by, id, sub, role, Map.of());
    }

    private static ValidatableResponse name(String by, String id, String sub, String role, Map<String, String> period) {
        var body = new HashMap<>(period);
        body.putAll(Map.of("sub", sub, "name", "Kim Eksempel", "role", role));
        return as(by).body(body).post("/agreements/{id}/persons", id).then();
    }

    private static ValidatableResponse confirm(String by, String id, String person) {
        return as(by).post("/agreements/{id}/persons/{person}/confirmation", id, person)
                .then();
    }

    private static ValidatableResponse end(String by, String id, String person, Map<String, String> request) {
        return as(by).body(request)
                .post("/agreements/{id}/persons/{person}/end", id, person)
                .then();
    }

    private static ValidatableResponse list(String by, String id) {
        return as(by).get("/agreements/{id}/persons", id).then();
    }

    private void assertRefused(String constraint, String agreement, String sub, String role) {
        assertThatThrownBy(() -> execute(
                        "insert into authority_person (id, agreement_id, sub, name, role, valid_from, added_by, added_at)"
                                + " values (gen_random_uuid(), ?::uuid, ?, 'Kim', '" + role
                                + "', now(), 'anna', now())",
                        agreement,
                        sub))
                .isInstanceOf(PSQLException.class)
                .hasMessageContaining(constraint);
    }

    private void execute(String sql, String agreement, String sub) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, agreement);
            statement.setString(2, sub);
            statement.executeUpdate();
        }
    }
}
