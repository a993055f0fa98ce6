package dk.punktum.flagger.suspension.safety;

import static dk.punktum.flagger.suspension.Story.await;
import static dk.punktum.flagger.suspension.Story.hold;
import static dk.punktum.flagger.suspension.Story.newName;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.backing.BackingForTests;
import dk.punktum.flagger.events.CaseDecided;
import dk.punktum.flagger.events.DomainReinstated;
import dk.punktum.flagger.events.DomainSuspended;
import dk.punktum.flagger.events.Uuid7;
import dk.punktum.flagger.suspension.FakeRegistry;
import dk.punktum.flagger.suspension.RegistryForTests;
import dk.punktum.flagger.suspension.ShiftedClock;
import dk.punktum.flagger.suspension.Story;
import dk.punktum.flagger.testing.Events;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(BackingForTests.class)
@WithTestResource(RegistryForTests.class)
class SafetyStoryTest {

    FakeRegistry registry;

    @Inject
    DataSource database;

    private Story story;
    private UUID authority;

    @BeforeEach
    void begin() {
        story = new Story();
        authority = Uuid7.next();
    }

    @AfterEach
    void end() {
        SafetyDesk.reset();
        story.close();
    }

    @Test
    void aDecisionAboutAHundredNamesPassesWithTheLimitsAsDelivered() {
        // Given
        SafetyDesk.limit(200, 500 + SafetyDesk.state().getInt("used.total"));
        List<String> names = IntStream.range(0, 100).mapToObj(_ -> registered()).toList();

        // When
        names.forEach(name -> uphold(name, authority));

        // Then
        names.forEach(name -> story.next(DomainSuspended.class, name, 1));
    }

    @Test
    void flagsBeyondTheLimitWaitAndArePlacedInTheirOrderAsTimePasses() {
        // Given
        SafetyDesk.limit(1, 100_000);
        String first = registered();
        String second = registered();
        String third = registered();

        // When
        uphold(first, authority);
        story.next(DomainSuspended.class, first, 1);
        uphold(second, authority);
        awaitWaiting(second, "AUTHORITY_LIMIT");
        uphold(third, authority);
        awaitWaiting(third, "AUTHORITY_LIMIT");

        // Then
        assertThat(registry.questionsAbout(third)).isZero();
        ShiftedClock.putForward(Duration.ofHours(1));
        story.next(DomainSuspended.class, second, 1);
        assertThat(hold(third).getString("waitsFor")).isEqualTo("AUTHORITY_LIMIT");
        assertThat(hold(second).getString("waitsFor")).isNull();
        ShiftedClock.putForward(Duration.ofHours(1));
        story.next(DomainSuspended.class, third, 1);
    }

    @Test
    void oneAuthorityAtItsLimitDoesNotStopAnother() {
        // Given
        SafetyDesk.limit(1, 100_000);
        String used = registered();
        String waiting = registered();
        String ofAnother = registered();
        uphold(used, authority);
        story.next(DomainSuspended.class, used, 1);
        uphold(waiting, authority);
        awaitWaiting(waiting, "AUTHORITY_LIMIT");

        // When
        uphold(ofAnother, Uuid7.next());

        // Then
        story.next(DomainSuspended.class, ofAnother, 1);
        assertThat(hold(waiting).getString("status")).isEqualTo("REQUESTED");
    }

    @Test
    void theLimitOfAllHoldsBackWhoeverComesAndARaisedOneLetsThemGo() {
        // Given
        int used = SafetyDesk.state().getInt("used.total");
        SafetyDesk.limit(100_000, used + 1);
        String first = registered();
        String second = registered();
        uphold(first, Uuid7.next());
        story.next(DomainSuspended.class, first, 1);
        uphold(second, Uuid7.next());
        awaitWaiting(second, "TOTAL_LIMIT");

        // When
        SafetyDesk.limit(100_000, used + 2);

        // Then
        story.next(DomainSuspended.class, second, 1);
    }

    @Test
    void whileTheSwitchIsThrownNothingNewIsPlacedAndLiftingGoesOn() {
        // Given
        String held = registered();
        CaseDecided verdict = uphold(held, authority);
        story.next(DomainSuspended.class, held, 1);
        SafetyDesk.throwSwitch();
        Instant asked = Instant.now();
        String waiting = registered();
        uphold(waiting, authority);
        awaitWaiting(waiting, "KILL_SWITCH");

        // When
        story.close(verdict);

        // Then
        story.next(DomainReinstated.class, held, 2);
        assertThat(hold(waiting).getString("status")).isEqualTo("REQUESTED");
        assertThat(Instant.parse(hold(waiting).getString("waitsSince"))).isAfter(asked);
        assertThat(registry.questionsAbout(waiting)).isZero();
        assertThat(SafetyDesk.state().getInt("waiting.KILL_SWITCH")).isPositive();
        SafetyDesk.releaseSwitch();
        story.next(DomainSuspended.class, waiting, 1);
    }

    @Test
    void aCourtsOrderIsPlacedAlthoughTheSwitchIsThrown() {
        // Given
        SafetyDesk.throwSwitch();
        String name = registered();
        int used = SafetyDesk.state().getInt("used.total");

        // When
        order(name);

        // Then
        story.next(DomainSuspended.class, name, 1);
        assertThat(SafetyDesk.state().getInt("used.total")).isEqualTo(used);
    }

    @Test
    void aCourtsOrderOnAProtectedNameWaitsForTwoPersons() {
        // Given
        String name = registered();
        SafetyDesk.protect(name);
        order(name);
        awaitWaiting(name, "PROTECTED_NAME");
        String holdId = hold(name).getString("id");

        // When
        released("otto", holdId, 200);
        released("bo", holdId, 200);

        // Then
        story.next(DomainSuspended.class, name, 1);
    }

    @Test
    void aFurtherHoldOnASuspendedNameWaitsAsWell() {
        // Given
        String name = registered();
        uphold(name, authority);
        story.next(DomainSuspended.class, name, 1);
        SafetyDesk.throwSwitch();

        // When
        uphold(name, authority);

        // Then
        awaitWaiting(name, "KILL_SWITCH");
        assertThat(story.sequencesOf(name)).containsExactly(1L);
    }

    @Test
    void aCaseThatIsClosedWhileItsHoldWaitsHoldsNothingEver() {
        // Given
        SafetyDesk.throwSwitch();
        String name = registered();
        String fence = registered();
        CaseDecided verdict = uphold(name, authority);
        awaitWaiting(name, "KILL_SWITCH");
        uphold(fence, authority);
        awaitWaiting(fence, "KILL_SWITCH");

        // When
        story.close(verdict);

        // Then
        await("the hold is cancelled")
                .until(() -> hold(name).getString("status").equals("CANCELLED"));
        assertThat(hold(name).getString("waitsFor")).isNull();
        SafetyDesk.releaseSwitch();
        story.next(DomainSuspended.class, fence, 1);
        assertThat(story.sequencesOf(name)).isEmpty();
    }

    @Test
    void aProtectedNameWaitsForTwoPersonsAndOnePersonTwiceIsNotTwo() {
        // Given
        String name = registered();
        SafetyDesk.protect(name);
        uphold(name, authority);
        awaitWaiting(name, "PROTECTED_NAME");
        String holdId = hold(name).getString("id");

        // When
        assertThat(released("otto", holdId, 200).getInt("personsNeeded")).isEqualTo(1);
        assertThat(released("otto", holdId, 422).getString("type")).endsWith("/four-eyes");

        // Then
        String fence = registered();
        uphold(fence, authority);
        story.next(DomainSuspended.class, fence, 1);
        assertThat(hold(name).getString("waitsFor")).isEqualTo("PROTECTED_NAME");
        assertThat(released("anna", holdId, 200).getBoolean("done")).isTrue();
        story.next(DomainSuspended.class, name, 1);
        assertThat(released("bo", holdId, 404).getString("type")).endsWith("/unknown-waiting-hold");
    }

    @Test
    void protectionIsEndedByTwoPersonsToo() {
        // Given
        String name = registered();
        SafetyDesk.protect(name);
        uphold(name, authority);
        awaitWaiting(name, "PROTECTED_NAME");

        // When
        SafetyDesk.unprotect("anna", name).statusCode(200);
        SafetyDesk.unprotect("anna", name).statusCode(422);
        assertThat(hold(name).getString("waitsFor")).isEqualTo("PROTECTED_NAME");
        SafetyDesk.unprotect("otto", name).statusCode(200);

        // Then
        story.next(DomainSuspended.class, name, 1);
        SafetyDesk.unprotect("bo", name).statusCode(404);
    }

    /// Nothing is kept in memory: what stands in the tables counts after a restart as well.
    @Test
    void theSwitchThatAnotherInstanceHasThrownCounts() throws SQLException {
        // Given
        execute("update safety set kill_switch_since = now()");
        String name = registered();

        // When
        uphold(name, authority);

        // Then
        awaitWaiting(name, "KILL_SWITCH");
        execute("update safety set kill_switch_since = null");
        story.next(DomainSuspended.class, name, 1);
    }

    @Test
    void whatIsHeldBackShowsInTheFigures() {
        // Given
        SafetyDesk.throwSwitch();
        String name = registered();

        // When
        uphold(name, authority);

        // Then
        awaitWaiting(name, "KILL_SWITCH");
        await("the figures follow")
                .untilAsserted(() -> assertThat(given().get("/q/metrics").asString())
                        .contains("flagger_suspension_kill_switch 1.0")
                        .contains("flagger_suspension_limit{scope=\"authority\"} 100000.0")
                        .contains("flagger_suspension_limit_used{scope=\"total\"}")
                        .containsPattern("flagger_suspension_holds_waiting\\{reason=\"KILL_SWITCH\"} [1-9]")
                        .containsPattern("flagger_suspension_holds_held_back_total\\{reason=\"KILL_SWITCH\"} [1-9]"));
    }

    private String registered() {
        String name = newName();
        registry.register(name);
        return name;
    }

    private CaseDecided uphold(String name, UUID authority) {
        CaseDecided verdict =
                Events.aCaseDecided().upheld().about(name).under(authority).build();
        story.kafka().deliver(verdict);
        return verdict;
    }

    private static void order(String name) {
        String id = SafetyDesk.as("anna")
                .body(Map.of(
                        "domain", name,
                        "cause", "COURT_ORDER",
                        "measure", "SUSPEND",
                        "legalGround", "terms-10.1",
                        "reference", "BS-1"))
                .post("/orders")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        SafetyDesk.as("clara")
                .body("{}")
                .post("/orders/" + id + "/approve")
                .then()
                .statusCode(200);
    }

    private static void awaitWaiting(String name, String reason) {
        await(name + " waits for " + reason).ignoreExceptions().untilAsserted(() -> {
            assertThat(Story.get("/suspensions/{name}/holds", name)
                            .statusCode(200)
                            .extract()
                            .jsonPath()
                            .getString("[0].waitsFor"))
                    .isEqualTo(reason);
        });
    }

    private static JsonPath released(String who, String holdId, int status) {
        return SafetyDesk.release(who, holdId).statusCode(status).extract().jsonPath();
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
