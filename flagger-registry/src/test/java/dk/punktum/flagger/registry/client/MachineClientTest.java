package dk.punktum.flagger.registry.client;

import static dk.punktum.flagger.registry.agreement.Application.active;
import static dk.punktum.flagger.registry.agreement.Application.as;
import static dk.punktum.flagger.registry.agreement.Application.assertProblem;
import static dk.punktum.flagger.registry.agreement.Application.change;
import static dk.punktum.flagger.registry.agreement.Application.complete;
import static dk.punktum.flagger.registry.agreement.Application.draft;
import static dk.punktum.flagger.registry.agreement.Application.draftBy;
import static dk.punktum.flagger.registry.agreement.Application.newClient;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import dk.punktum.flagger.backing.BackingForTests;
import dk.punktum.flagger.events.AgreementChanged;
import dk.punktum.flagger.events.AgreementClient;
import dk.punktum.flagger.testing.KafkaProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;

@QuarkusTest
@WithTestResource(BackingForTests.class)
class MachineClientTest {

    private static final String SHA256 = "ab".repeat(32);

    @Inject
    Clock clock;

    @Inject
    DataSource database;

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
    void aClientFollowsAnotherWithoutAGapAndEverybodyIsTold() {
        // Given
        String id = active();
        String first = view(id).extract().path("clients[0].clientId");
        String firstId = view(id).extract().path("clients[0].id");
        String next = newClient();
        Instant begins = inHours(1);
        Instant ends = inHours(2);
        String nextId = add("anna", id, next, Map.of("validFrom", begins, "certificateSha256", SHA256))
                .statusCode(200)
                .body("confirmedBy", nullValue())
                .extract()
                .path("id");
        assertProblem(confirm("anna", id, nextId), 422, "four-eyes");

        // When
        confirm("bo", id, nextId).statusCode(200).body("confirmedBy", equalTo("bo"));
        end("anna", id, firstId, Map.of("at", ends, "reason", "rotation")).statusCode(200);

        // Then
        AgreementChanged told = nextTold(
                id,
                change -> change.clients() != null
                        && change.clients().stream().anyMatch(client -> client.validUntil() != null));
        assertThat(told.clientIds()).containsExactly(first);
        assertThat(told.clients())
                .satisfiesExactlyInAnyOrder(
                        client -> {
                            assertThat(client.clientId()).isEqualTo(first);
                            assertThat(client.validUntil()).isEqualTo(ends);
                            assertThat(client.certificateSha256()).isNull();
                        },
                        client -> assertThat(client).isEqualTo(new AgreementClient(next, begins, null, SHA256)));
        assertThat(told.version()).isEqualTo(5);
        view(id).body("changes[-1].reason", equalTo("client " + first + " ended"))
                .body("changes[-1].status", equalTo("ACTIVE"))
                .body("status", equalTo("ACTIVE"));
        assertProblem(confirm("bo", id, nextId), 409, "already-confirmed");
    }

    @Test
    void aClientThatIsNotConfirmedIsToldToNobody() {
        // Given
        String id = active();
        String waiting = newClient();
        add("anna", id, waiting, Map.of()).statusCode(200);

        // When
        change("anna", id, "suspend").statusCode(200);

        // Then
        AgreementChanged told = nextTold(id, change -> change.version() == 4);
        assertThat(told.clientIds()).hasSize(1).doesNotContain(waiting);
        assertThat(told.clients()).extracting(AgreementClient::clientId).doesNotContain(waiting);
    }

    @Test
    void onePersonShutsAClientOutAtOnce() {
        // Given
        String id = active();
        String only = view(id).extract().path("clients[0].id");
        assertProblem(end("anna", id, only, Map.of()), 400, "reason-missing");

        // When
        end("anna", id, only, Map.of("reason", "key seen by others")).statusCode(200);

        // Then
        AgreementChanged told = nextTold(id, change -> change.version() == 4);
        assertThat(told.clientIds()).isEmpty();
        assertThat(told.clients()).isEmpty();
        assertProblem(end("anna", id, only, Map.of("reason", "again")), 409, "already-over");
    }

    @Test
    void aClientBelongsToOneAgreementAtATime() {
        // Given
        String client = newClient();
        String one = draftBy("anna", client);
        String other = active();
        assertProblem(draft("anna", client), 409, "client-already-bound");
        assertProblem(add("anna", other, client, Map.of()), 409, "client-already-bound");
        assertThatThrownBy(() -> execute(
                        "insert into agreement_client (id, agreement_id, client_id, valid_from, added_by, added_at)"
                                + " values (gen_random_uuid(), ?::uuid, '" + client + "', now(), 'anna', now())",
                        other))
                .isInstanceOf(PSQLException.class)
                .hasMessageContaining("client_belongs_to_one_agreement_at_a_time");
        String bound = view(one).extract().path("clients[0].id");

        // When
        Instant moves = inHours(1);
        end("anna", one, bound, Map.of("at", moves, "reason", "moves")).statusCode(200);

        // Then
        assertProblem(add("anna", other, client, Map.of()), 409, "client-already-bound");
        add("anna", other, client, Map.of("validFrom", moves)).statusCode(200);
    }

    @Test
    void withinAnAgreementAClientHasItsNextCertificateBesideTheOld() {
        // Given
        String id = active();
        String client = newClient();
        String old = add("anna", id, client, Map.of("certificateSha256", SHA256))
                .statusCode(200)
                .extract()
                .path("id");
        confirm("bo", id, old).statusCode(200);

        // When
        String next = add("anna", id, client, Map.of("certificateSha256", "cd".repeat(32)))
                .statusCode(200)
                .extract()
                .path("id");
        confirm("bo", id, next).statusCode(200);

        // Then
        assertThat(nextTold(id, change -> change.version() == 5).clients())
                .filteredOn(told -> told.clientId().equals(client))
                .extracting(AgreementClient::certificateSha256)
                .containsExactlyInAnyOrder(SHA256, "cd".repeat(32));
    }

    @Test
    void whoAddedAClientToAnApplicationDoesNotActivateIt() {
        // Given
        String id = draftBy("anna", newClient());
        complete("anna", "bo", id);
        add("bo", id, newClient(), Map.of()).statusCode(200);

        // When / Then
        assertProblem(change("bo", id, "activate"), 422, "four-eyes");
    }

    @Test
    void whatIsOverGetsNoClients() {
        String id = active();
        change("anna", id, "terminate").statusCode(200);

        assertProblem(add("anna", id, newClient(), Map.of()), 409, "wrong-status");
        assertProblem(add("anna", UUID.randomUUID().toString(), newClient(), Map.of()), 404, "unknown-agreement");
    }

    @Test
    void theDatabaseLetsNobodyConfirmTheirOwnClient() {
        String id = active();
        String client = add("anna", id, newClient(), Map.of()).extract().path("id");

        assertThatThrownBy(() -> execute(
                        "update agreement_client set confirmed_by = 'anna', confirmed_at = now() where id = ?::uuid",
                        client))
                .isInstanceOf(PSQLException.class)
                .hasMessageContaining("client_is_confirmed_by_another");
    }

    @Test
    void faultsAreToldAtOnceAndAClientOfAnotherAgreementIsUnknown() {
        String id = active();
        String elsewhere = view(active()).extract().path("clients[0].id");

        ValidatableResponse faulty =
                add("anna", id, "a client", Map.of("validFrom", inHours(-1), "certificateSha256", "ab"));
        assertProblem(faulty, 400, "client-faulty");
        faulty.body("errors.pointer", contains("/clientId", "/validFrom", "/certificateSha256"));
        assertProblem(confirm("bo", id, elsewhere), 404, "unknown-client");
        assertProblem(end("bo", id, elsewhere, Map.of("reason", "x")), 404, "unknown-client");
    }

    @ParameterizedTest
    @ValueSource(strings = {"authority-one", "clara", "otto", "flagger-services"})
    void onlyARegistryAdminChangesClients(String other) {
        String any = UUID.randomUUID().toString();
        add(other, any, newClient(), Map.of()).statusCode(403);
        confirm(other, any, any).statusCode(403);
        end(other, any, any, Map.of("reason", "x")).statusCode(403);
        assertProblem(given().get("/agreements/{id}/clients", any).then(), 401, "token-missing");
    }

    @Test
    void operatorsSeeTheClients() {
        String id = active();
        String client = view(id).extract().path("clientIds[0]");

        as("otto").get("/agreements/{id}/clients", id).then().statusCode(200).body("clientId", hasItem(client));
        as("authority-one").get("/agreements/{id}/clients", id).then().statusCode(403);
    }

    private Instant inHours(int hours) {
        return clock.instant().plus(hours, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
    }

    private AgreementChanged nextTold(String id, Predicate<AgreementChanged> wanted) {
        return kafka.await(
                        "a change of the agreement",
                        AgreementChanged.class,
                        told -> told.key().equals(id) && wanted.test(told))
                .event();
    }

    private static ValidatableResponse view(String id) {
        return as("anna").get("/agreements/{id}", id).then().statusCode(200);
    }

    private static ValidatableResponse add(String person, String id, String client, Map<String, Object> terms) {
        var body = new HashMap<>(terms);
        body.replaceAll((_, value) -> value.toString());
        body.put("clientId", client);
        return as(person).body(body).post("/agreements/{id}/clients", id).then();
    }

    private static ValidatableResponse confirm(String person, String id, String client) {
        return as(person)
                .post("/agreements/{id}/clients/{client}/confirmation", id, client)
                .then();
    }

    private static ValidatableResponse end(String person, String id, String client, Map<String, Object> request) {
        var body = new HashMap<>(request);
        body.replaceAll((_, value) -> value.toString());
        return as(person)
                .body(body)
                .post("/agreements/{id}/clients/{client}/end", id, client)
                .then();
    }

    private void execute(String sql, String id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, id);
            statement.executeUpdate();
        }
    }
}
