package dk.punktum.flagger.registry.quality;

import static dk.punktum.flagger.events.DeclineReason.DOCUMENT_INSUFFICIENT;
import static dk.punktum.flagger.events.DeclineReason.DUPLICATE;
import static dk.punktum.flagger.events.DeclineReason.SEIZED;
import static dk.punktum.flagger.events.DeclineReason.WITHDRAWN;
import static dk.punktum.flagger.registry.agreement.Application.active;
import static dk.punktum.flagger.registry.agreement.Application.as;
import static dk.punktum.flagger.registry.agreement.Application.assertProblem;
import static dk.punktum.flagger.registry.agreement.Application.change;
import static dk.punktum.flagger.testing.Events.aCaseClosed;
import static dk.punktum.flagger.testing.Events.aCaseDecided;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dk.punktum.flagger.backing.BackingForTests;
import dk.punktum.flagger.events.AgreementChanged;
import dk.punktum.flagger.events.AgreementStanding;
import dk.punktum.flagger.events.DeclineReason;
import dk.punktum.flagger.events.Event;
import dk.punktum.flagger.events.Uuid7;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;

@QuarkusTest
@WithTestResource(BackingForTests.class)
class QualityTest {

    private static final String THIS_MONTH = "months[0].figures.";

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
    void whatBecameOfCasesIsCountedOnceHoweverOftenAndInWhateverOrderItIsTold() {
        // Given
        String id = active();
        UUID agreement = UUID.fromString(id);
        UUID reversed = Uuid7.next();
        List<Event> told = new ArrayList<>(List.of(
                aCaseClosed()
                        .under(agreement)
                        .inCase(reversed)
                        .reversed()
                        .at(now())
                        .build(),
                aCaseDecided().under(agreement).upheld().at(now()).build(),
                aCaseDecided()
                        .under(agreement)
                        .inCase(reversed)
                        .upheld()
                        .at(now())
                        .build(),
                aCaseDecided().under(agreement).declined(DUPLICATE).at(now()).build(),
                aCaseDecided().under(agreement).declined(SEIZED).at(now()).build(),
                aCaseClosed().under(agreement).withdrawn().at(now()).build()));
        Map<UUID, Event> once = new LinkedHashMap<>();
        told.forEach(event -> once.put(kafka.deliver(event), event));
        awaitFigure(id, "decided", 4);
        awaitFigure(id, "closedBeforeVerdict.WITHDRAWN", 1);

        // When
        once.forEach((eventId, event) -> kafka.deliver(event, eventId));
        once.values().forEach(kafka::deliver);
        kafka.deliver(aCaseDecided().under(agreement).upheld().at(now()).build());

        // Then
        awaitFigure(id, "decided", 5);
        quality(id)
                .body(THIS_MONTH + "accepted", equalTo(3))
                .body(THIS_MONTH + "refused", equalTo(Map.of("DUPLICATE", 1, "SEIZED", 1)))
                .body(THIS_MONTH + "reversed", equalTo(Map.of("REVERSED", 1)))
                .body(THIS_MONTH + "takenBack", equalTo(Map.of()))
                .body(THIS_MONTH + "closedBeforeVerdict", equalTo(Map.of("WITHDRAWN", 1)))
                .body("measure.cases", equalTo(5))
                .body("measure.refused", equalTo(1))
                .body("measure.reversed", equalTo(1))
                .body("months.size()", equalTo(12));
    }

    @Test
    void tooMuchRefusedIsAnAlertAndTwoPersonsSuspend() {
        // Given
        String id = active();
        decide(id, 15, null);
        decide(id, 5, DOCUMENT_INSUFFICIENT);

        // When
        String proposal = awaitAlert(id);

        // Then
        agreement(id)
                .body("status", equalTo("ACTIVE"))
                .body("alert.refused", equalTo(5))
                .body("alert.cases", equalTo(20));
        as("otto").get("/suspension-proposals").then().statusCode(200).body("id", hasItem(proposal));
        assertThat(given().get("/q/metrics").then().extract().asString())
                .containsPattern("flagger_suspension_proposals_open [1-9]");
        assertProblem(confirm("bo", proposal), 409, "nothing-recommended");
        assertProblem(recommend("anna", proposal, "SUSPEND", ""), 400, "reason-missing");
        recommend("anna", proposal, "SUSPEND", "Documents do not name the domains")
                .statusCode(200);
        agreement(id).body("status", equalTo("ACTIVE"));
        assertProblem(confirm("anna", proposal), 422, "four-eyes");
        confirm("bo", proposal).statusCode(200).body("outcome", equalTo("SUSPENDED"));
        agreement(id)
                .body("status", equalTo("SUSPENDED"))
                .body("alert", nullValue())
                .body("changes[-1].reason", equalTo("Documents do not name the domains"));
        assertThat(kafka.await(
                                "the suspension",
                                AgreementChanged.class,
                                told -> told.key().equals(id) && told.standing() == AgreementStanding.SUSPENDED)
                        .event())
                .isNotNull();
        assertProblem(confirm("bo", proposal), 409, "proposal-settled");
    }

    @Test
    void whatWasDismissedIsNotHeldAgainstTheFlaggerAgain() {
        // Given
        String id = active();
        decide(id, 20, DUPLICATE);
        String proposal = awaitAlert(id);
        recommend("bo", proposal, "DISMISS", "A fault of our own").statusCode(200);

        // When
        confirm("anna", proposal).statusCode(200).body("outcome", equalTo("DISMISSED"));

        // Then
        quality(id).body("measure.cases", equalTo(0)).body("measure.tooMuch", equalTo(false));
        decide(id, 20, DUPLICATE);
        assertThat(awaitAlert(id)).isNotEqualTo(proposal);
        agreement(id).body("alert.cases", equalTo(20));
    }

    @Test
    void whatAFlaggerCouldNotKnowOrTookBackItselfIsNoAlert() {
        // Given
        String honest = active();
        String other = active();
        decide(honest, 15, SEIZED);
        decide(honest, 15, WITHDRAWN);
        UUID agreement = UUID.fromString(honest);
        for (int i = 0; i < 15; i++) {
            kafka.deliver(aCaseClosed().under(agreement).withdrawn().at(now()).build());
        }
        awaitFigure(honest, "decided", 30);

        // When
        decide(other, 20, DUPLICATE);

        // Then
        awaitAlert(other);
        agreement(honest).body("alert", nullValue());
    }

    @Test
    void whoIsSuspendedOtherwiseHasNoProposalAnyMore() {
        // Given
        String id = active();
        decide(id, 20, DUPLICATE);
        String proposal = awaitAlert(id);

        // When
        change("anna", id, "suspend").statusCode(200);

        // Then
        await("the proposal to be overtaken")
                .untilAsserted(() -> as("otto")
                        .get("/suspension-proposals")
                        .then()
                        .body("find { it.id == '" + proposal + "' }.outcome", equalTo("OVERTAKEN")));
        assertProblem(recommend("bo", proposal, "SUSPEND", "late"), 409, "proposal-settled");
    }

    @Test
    void thePublicSeesRoundedFiguresOfPastQuarters() {
        // Given
        String id = active();
        String entry = "find { it.agreementId == '" + id + "' }.figures.";
        register().body(entry + "decided", nullValue()).body(entry + "until", notNullValue());
        Instant lastYear = now().minus(Duration.ofDays(120));

        // When
        decide(id, 11, null, lastYear);
        decide(id, 2, DUPLICATE, lastYear);

        // Then
        await("the published figures").untilAsserted(() -> register().body(entry + "decided", equalTo(15)));
        register()
                .body(entry + "accepted", equalTo(10))
                .body(entry + "refused", equalTo(0))
                .body(entry + "reversed", equalTo(0));
        given().accept("text/html")
                .header("Accept-Language", "en")
                .get("/register")
                .then()
                .body(containsString("15 decided: 10 accepted, 0 refused"))
                .body(containsString("Fewer than 10"));
    }

    @Test
    void noNameOfADomainIsKept() {
        String id = active();
        kafka.deliver(aCaseDecided()
                .under(UUID.fromString(id))
                .about("kept-nowhere.dk")
                .at(now())
                .build());
        awaitFigure(id, "decided", 1);

        quality(id).body(not(containsString("kept-nowhere")));
        assertThat(count("select count(*) from case_outcome o where o::text like '%kept-nowhere%'"))
                .isZero();
    }

    @Test
    void theDatabaseLetsNobodyRuleOnTheirOwnRecommendation() {
        // Given
        String id = active();
        decide(id, 20, DUPLICATE);
        String proposal = awaitAlert(id);
        recommend("anna", proposal, "SUSPEND", "too many").statusCode(200);

        // When / Then
        assertThatThrownBy(() -> execute(
                        "update suspension_proposal set outcome = 'SUSPENDED', ruled_by = 'anna', ruled_at = now()"
                                + " where id = ?::uuid",
                        proposal))
                .isInstanceOf(PSQLException.class)
                .hasMessageContaining("proposal_is_ruled_on_by_another");
        assertThatThrownBy(() -> execute(
                        "update suspension_proposal set outcome = 'DISMISSED', ruled_by = 'bo', ruled_at = now()"
                                + " where id = ?::uuid",
                        proposal))
                .isInstanceOf(PSQLException.class)
                .hasMessageContaining("proposal_ends_as_recommended");
    }

    @ParameterizedTest
    @ValueSource(strings = {"authority-one", "downstream-client", "flagger-services"})
    void othersSeeNothingOfIt(String other) {
        UUID any = UUID.randomUUID();
        as(other).get("/agreements/{id}/quality", any).then().statusCode(403);
        as(other).get("/suspension-proposals").then().statusCode(403);
        recommend(other, any.toString(), "SUSPEND", "why").statusCode(403);
        confirm(other, any.toString()).statusCode(403);
        assertProblem(given().get("/suspension-proposals").then(), 401, "token-missing");
    }

    @Test
    void whoWatchesDoesNotRule() {
        String any = UUID.randomUUID().toString();
        recommend("otto", any, "SUSPEND", "why").statusCode(403);
        confirm("otto", any).statusCode(403);
        recommend("clara", any, "SUSPEND", "why").statusCode(403);
        assertProblem(confirm("anna", any), 404, "unknown-proposal");
        assertProblem(recommend("anna", any, "SUSPEND", "why"), 404, "unknown-proposal");
    }

    private Instant now() {
        return clock.instant();
    }

    private void decide(String id, int cases, @Nullable DeclineReason reason) {
        decide(id, cases, reason, now());
    }

    /// @param reason none: upheld
    private void decide(String id, int cases, @Nullable DeclineReason reason, Instant at) {
        for (int i = 0; i < cases; i++) {
            var decided = aCaseDecided().under(UUID.fromString(id)).at(at);
            kafka.deliver((reason == null ? decided.upheld() : decided.declined(reason)).build());
        }
    }

    private static void awaitFigure(String id, String figure, int value) {
        await(figure + " to be " + value)
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> quality(id).body(THIS_MONTH + figure, equalTo(value)));
    }

    private static String awaitAlert(String id) {
        await("an alert")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> agreement(id).body("alert", notNullValue()));
        return agreement(id).extract().path("alert.id");
    }

    private static ValidatableResponse quality(String id) {
        return as("clara").get("/agreements/{id}/quality", id).then().statusCode(200);
    }

    private static ValidatableResponse agreement(String id) {
        return as("clara").get("/agreements/{id}", id).then().statusCode(200);
    }

    private static ValidatableResponse register() {
        return given().accept("application/json").get("/register").then().statusCode(200);
    }

    private static ValidatableResponse recommend(String person, String id, String what, String reason) {
        return as(person)
                .body(Map.of("recommendation", what, "reason", reason))
                .post("/suspension-proposals/{id}/recommendation", id)
                .then();
    }

    private static ValidatableResponse confirm(String person, String id) {
        return as(person).post("/suspension-proposals/{id}/confirmation", id).then();
    }

    private long count(String sql) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql);
                var result = statement.executeQuery()) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private void execute(String sql, String id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, id);
            statement.executeUpdate();
        }
    }
}
