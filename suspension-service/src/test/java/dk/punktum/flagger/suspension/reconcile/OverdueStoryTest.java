package dk.punktum.flagger.suspension.reconcile;

import static dk.punktum.flagger.suspension.Story.await;
import static dk.punktum.flagger.suspension.Story.newName;
import static dk.punktum.flagger.suspension.Story.suspension;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.backing.BackingForTests;
import dk.punktum.flagger.backing.Tokens;
import dk.punktum.flagger.events.DomainSuspended;
import dk.punktum.flagger.events.SuspensionEffective;
import dk.punktum.flagger.events.SuspensionState;
import dk.punktum.flagger.suspension.FakeRegistry;
import dk.punktum.flagger.suspension.RegistryForTests;
import dk.punktum.flagger.suspension.ShiftedClock;
import dk.punktum.flagger.suspension.Story;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(BackingForTests.class)
@WithTestResource(RegistryForTests.class)
class OverdueStoryTest {

    FakeRegistry registry;

    private Story story;
    private String name;

    @BeforeEach
    void begin() {
        story = new Story();
        name = newName();
        registry.register(name);
    }

    @AfterEach
    void end() {
        story.close();
    }

    @Test
    void anOverdueOrderIsToldAgainByItselfAndWhenAnOperatorWantsIt() {
        // Given
        story.uphold(name);
        story.next(DomainSuspended.class, name, 1);
        registry.takeOutOfZone(name);
        // Before the clock is put forward: after that, looks are half a minute apart.
        await("the zone's servers are seen")
                .until(() -> suspension(name).getList("lastOrder.sightings").size() == 2);
        ShiftedClock.putForward(Duration.ofMinutes(6));
        await("it is overdue").until(() -> listed() != null);
        assertThat(listed().getInt("retries")).isZero();
        assertThat(listed().getList("servers.seenAt").stream().filter(Objects::nonNull))
                .hasSize(2);
        assertThat(story.told(SuspensionState.class, name)).hasSize(1);

        // When
        ShiftedClock.putForward(Duration.ofMinutes(6));

        // Then
        List<SuspensionState> told = awaitStates(2);
        assertThat(told.getLast()).isEqualTo(told.getFirst());
        assertThat(story.told(DomainSuspended.class, name)).hasSize(1);
        await("it is counted").until(() -> listed().getInt("retries") == 1);
        String id = listed().getString("id");
        retry(id).statusCode(200);
        awaitStates(3);
        assertThat(listed().getInt("retries")).isEqualTo(2);
        registry.hold(name);
        ShiftedClock.putForward(Duration.ofMinutes(1));
        story.next(SuspensionEffective.class, name, 1);
        retry(id).statusCode(409);
        assertThat(listed()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"downstream-client", "anna"})
    void onlyOperators(String other) {
        given().auth()
                .oauth2(Tokens.of(other))
                .get("/operator/effects/overdue")
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(Tokens.of(other))
                .post("/operator/effects/{id}/retry", "01980000-0000-7000-8000-000000000000")
                .then()
                .statusCode(403);
        given().get("/operator/effects/overdue").then().statusCode(401);
    }

    private List<SuspensionState> awaitStates(int count) {
        return await(count + " states of " + name)
                .until(() -> story.told(SuspensionState.class, name), states -> states.size() == count);
    }

    private static ValidatableResponse retry(String id) {
        return given().auth()
                .oauth2(Tokens.of("otto"))
                .post("/operator/effects/{id}/retry", id)
                .then();
    }

    /// The name's order, as an operator sees it; null when it is not overdue.
    private JsonPath listed() {
        JsonPath all = given().auth()
                .oauth2(Tokens.of("otto"))
                .get("/operator/effects/overdue")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        List<Map<String, Object>> orders = all.getList("$");
        for (int i = 0; i < orders.size(); i++) {
            if (name.equals(orders.get(i).get("domain"))) {
                return all.setRootPath("[%d]".formatted(i));
            }
        }
        return null;
    }
}
