package dk.punktum.flagger.suspension.reconcile;

import static dk.punktum.flagger.suspension.Story.await;
import static dk.punktum.flagger.suspension.Story.newName;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.backing.BackingForTests;
import dk.punktum.flagger.backing.Tokens;
import dk.punktum.flagger.events.CaseDecided;
import dk.punktum.flagger.events.SuspensionEffective;
import dk.punktum.flagger.events.SuspensionState;
import dk.punktum.flagger.suspension.FakeRegistry;
import dk.punktum.flagger.suspension.RegistryForTests;
import dk.punktum.flagger.suspension.Story;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(BackingForTests.class)
@WithTestResource(RegistryForTests.class)
class ReconciliationStoryTest {

    private static final String PATH = "/operator/reconciliation";

    FakeRegistry registry;

    @Inject
    MeterRegistry meters;

    @Inject
    DataSource database;

    private Story story;

    /// Other tests leave names behind that this registry shows in this way or that, or not at all.
    @BeforeEach
    void begin() {
        story = new Story();
        compare(true);
        openFindings().forEach((name, difference) -> {
            if (difference.equals("SHOWN_NOT_HELD")) {
                registry.reinstate(name);
            } else {
                registry.register(name);
                registry.suspend(name);
            }
        });
        compare(true);
        assertThat(openFindings()).isEmpty();
    }

    @AfterEach
    void end() {
        story.close();
    }

    @Test
    void aHoldThatIsNoLongerShownIsToldAgainUntilItIs() {
        // Given
        String name = heldName();
        registry.putIntoZone(name);

        // When
        compare(false);

        // Then
        assertThat(openFindings()).containsExactly(Map.entry(name, "HELD_NOT_SHOWN"));
        assertThat(finding(name).getList("servers"))
                .containsExactlyInAnyOrder(registry.dnsServer(), registry.secondDnsServer());
        assertThat(meters.get("flagger.suspension.findings")
                        .tag("difference", "HELD_NOT_SHOWN")
                        .gauge()
                        .value())
                .isEqualTo(1);
        List<SuspensionState> told = awaitStates(name, 2);
        assertThat(told.getLast()).isEqualTo(told.getFirst());
        registry.takeOutOfZone(name);
        compare(false);
        assertThat(openFindings()).isEmpty();
        assertThat(finding(name).getString("closedAt")).isNotNull();
    }

    @Test
    void aNameThatIsFreeAndStillShownHeldIsToldAgain() {
        // Given
        String name = newName();
        registry.register(name, "server transfer prohibited");
        CaseDecided verdict = story.uphold(name);
        registryFollows(name, 1);
        story.close(verdict);
        story.next(SuspensionState.class, name, 2);
        registry.reinstate(name, "server transfer prohibited");
        story.next(SuspensionEffective.class, name, 2);
        registry.suspend(name);

        // When
        compare(false);

        // Then
        assertThat(openFindings()).containsExactly(Map.entry(name, "SHOWN_NOT_HELD"));
        assertThat(awaitStates(name, 3).getLast().suspended()).isFalse();
    }

    /// Who has not followed after three repeats needs a person.
    @Test
    void aFindingThatOutlivesItsRepairsIsOnlyReported() {
        // Given
        String name = heldName();
        registry.putIntoZone(name);
        IntStream.range(0, 3).forEach(_ -> compare(false));
        assertThat(finding(name).getInt("repairs")).isEqualTo(3);

        // When
        compare(false);

        // Then
        assertThat(lastRun().getInt("toldAgain")).isZero();
        assertThat(finding(name).getInt("repairs")).isEqualTo(3);
        assertThat(openFindings()).containsOnlyKeys(name);
        registry.takeOutOfZone(name);
    }

    /// An RDAP server that shows everything free must not set off a storm.
    @Test
    void whenTooManyNamesDifferNothingIsRepaired() {
        // Given
        List<String> names = IntStream.range(0, 5).mapToObj(_ -> heldName()).toList();
        names.forEach(registry::putIntoZone);

        // When
        compare(false);

        // Then
        assertThat(lastRun().getString("status")).isEqualTo("TOO_MANY");
        assertThat(lastRun().getInt("toldAgain")).isZero();
        assertThat(openFindings()).containsOnlyKeys(names);
        names.forEach(registry::takeOutOfZone);
    }

    @Test
    void aDryRunRepairsNothing() {
        // Given
        String name = heldName();
        registry.putIntoZone(name);

        // When
        compare(true);

        // Then
        assertThat(openFindings()).containsOnlyKeys(name);
        assertThat(lastRun().getBoolean("dryRun")).isTrue();
        assertThat(lastRun().getInt("toldAgain")).isZero();
        assertThat(finding(name).getInt("repairs")).isZero();
        registry.takeOutOfZone(name);
    }

    /// What the registry shows of it by now is the police's doing: it must not be asked to undo that.
    @Test
    void aHeldNameThatIsSeizedMeanwhileIsReportedAndNotRepaired() {
        // Given
        String name = heldName();
        registry.putIntoZone(name);
        registry.setStatuses(name, "server update prohibited");
        registry.say(name, "\"dkhm_seized\":true");

        // When
        compare(false);

        // Then
        assertThat(openFindings()).containsExactly(Map.entry(name, "SEIZED"));
        assertThat(lastRun().getInt("differing")).isZero();
        assertThat(lastRun().getInt("toldAgain")).isZero();
        assertThat(finding(name).getInt("repairs")).isZero();
    }

    @Test
    void aNameWhoseOrderIsWatchedIsLeftToTheWatch() {
        // Given
        String name = newName();
        registry.register(name);
        story.uphold(name);
        story.next(SuspensionState.class, name, 1);

        // When
        compare(false);

        // Then
        assertThat(lastRun().getInt("watched")).isPositive();
        assertThat(openFindings()).doesNotContainKey(name);
    }

    @Test
    void anRdapServerThatDoesNotAnswerProvesNothing() {
        // Given
        String name = heldName();
        registry.setRdapDown(true);

        // When
        compare(false);

        // Then
        registry.setRdapDown(false);
        assertThat(openFindings()).doesNotContainKey(name);
        assertThat(finding(name)).isNull();
    }

    @Test
    void oneInstanceComparesAtATime() throws SQLException {
        // Given: another instance that is at it
        try (Connection other = database.getConnection();
                var statement = other.createStatement()) {
            statement.execute("select pg_advisory_lock(x'666C6167726563'::bigint)");
            post("{}").statusCode(202);

            // When
            post("{}").statusCode(409);

            // Then
            String fence = heldName();
            assertThat(fence).isNotNull();
            assertThat(lastRun().getString("status")).isEqualTo("REQUESTED");
            statement.execute("select pg_advisory_unlock(x'666C6167726563'::bigint)");
        }
        await("this instance compares")
                .until(() -> lastRun().getString("status").equals("DONE"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"downstream-client", "anna"})
    void onlyOperators(String other) {
        given().auth().oauth2(Tokens.of(other)).get(PATH).then().statusCode(403);
        given().auth()
                .oauth2(Tokens.of(other))
                .contentType("application/json")
                .post(PATH)
                .then()
                .statusCode(403);
        given().get(PATH).then().statusCode(401);
    }

    private String heldName() {
        String name = newName();
        registry.register(name);
        story.uphold(name);
        registryFollows(name, 1);
        return name;
    }

    private void registryFollows(String name, long sequence) {
        story.next(SuspensionState.class, name, sequence);
        registry.suspend(name);
        story.next(SuspensionEffective.class, name, sequence);
    }

    private List<SuspensionState> awaitStates(String name, int count) {
        return await(count + " states of " + name)
                .until(() -> story.told(SuspensionState.class, name), states -> states.size() == count);
    }

    private static void compare(boolean dryRun) {
        post("{\"dryRun\":%s}".formatted(dryRun)).statusCode(202);
        await("the comparison has ended")
                .until(
                        () -> lastRun().getString("status"),
                        status -> List.of("DONE", "TOO_MANY").contains(status));
    }

    private static ValidatableResponse post(String body) {
        return given().auth()
                .oauth2(Tokens.of("otto"))
                .contentType("application/json")
                .body(body)
                .post(PATH)
                .then();
    }

    private static JsonPath show() {
        return given().auth()
                .oauth2(Tokens.of("otto"))
                .get(PATH)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static JsonPath lastRun() {
        return show().setRootPath("last");
    }

    private static JsonPath finding(String name) {
        int index = show().getList("findings.domain").indexOf(name);
        return index < 0 ? null : show().setRootPath("findings[%d]".formatted(index));
    }

    private static Map<String, String> openFindings() {
        return show().<Map<String, Object>>getList("findings").stream()
                .filter(finding -> finding.get("closedAt") == null)
                .collect(Collectors.toMap(
                        finding -> Objects.toString(finding.get("domain")),
                        finding -> Objects.toString(finding.get("difference"))));
    }
}
