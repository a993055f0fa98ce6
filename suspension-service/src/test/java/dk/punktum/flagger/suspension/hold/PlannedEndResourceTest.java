package dk.punktum.flagger.suspension.hold;

import static dk.punktum.flagger.suspension.Story.hold;
import static dk.punktum.flagger.suspension.Story.newName;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dk.punktum.flagger.backing.BackingForTests;
import dk.punktum.flagger.backing.Tokens;
import dk.punktum.flagger.events.ActiveHold;
import dk.punktum.flagger.events.CaseDecided;
import dk.punktum.flagger.events.DomainReinstated;
import dk.punktum.flagger.events.SuspensionState;
import dk.punktum.flagger.events.Uuid7;
import dk.punktum.flagger.suspension.FakeRegistry;
import dk.punktum.flagger.suspension.RegistryForTests;
import dk.punktum.flagger.suspension.Story;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(BackingForTests.class)
@WithTestResource(RegistryForTests.class)
class PlannedEndResourceTest {

    private static final String BODY = "{\"plannedEnd\":\"%s\",\"reason\":\"%s\"}";

    FakeRegistry registry;

    @Inject
    DataSource database;

    private Story story;
    private String name;
    private CaseDecided verdict;
    private ActiveHold placed;

    @BeforeEach
    void begin() {
        story = new Story();
        name = newName();
        registry.register(name);
        verdict = story.uphold(name);
        placed = story.next(SuspensionState.class, name, 1).holds().getFirst();
    }

    @AfterEach
    void end() {
        story.close();
    }

    @Test
    void anOfficerMovesTheEndAndEverybodyIsToldAndItIsKept() throws SQLException {
        // Given
        String tag = Story.get("/suspensions/{name}", name).extract().header("ETag");
        Instant later = placed.plannedEnd().plus(Duration.ofDays(30));

        // When
        ValidatableResponse response = put("clara", tag, BODY.formatted(later, "AUTHORITY_ASKED"));

        // Then
        response.statusCode(200)
                .header("ETag", "\"2\"")
                .body("plannedEnd", equalTo(later.toString()))
                .body("sequence", equalTo(2));
        assertThat(story.next(SuspensionState.class, name, 2).holds().getFirst().plannedEnd())
                .isEqualTo(later);
        Instant earlier = later.minus(Duration.ofDays(1));
        put("bo", "\"2\"", BODY.formatted(earlier, "CORRECTION")).statusCode(200);
        put("bo", "\"3\"", BODY.formatted(earlier, "CORRECTION"))
                .statusCode(200)
                .body("sequence", equalTo(3));
        assertThat(hold(name).getString("plannedEnd")).isEqualTo(earlier.toString());
        assertThat(kept())
                .containsExactly(
                        "2 %s %s AUTHORITY_ASKED clara".formatted(placed.plannedEnd(), later),
                        "3 %s %s CORRECTION bo".formatted(later, earlier));
        assertThat(story.sequencesOf(name)).containsExactly(1L, 2L, 3L);
    }

    @Test
    void whoHasNotSeenTheLastChangeIsRefused() {
        // Given
        String body = BODY.formatted(placed.plannedEnd().plusSeconds(60), "CORRECTION");
        put("clara", "\"1\"", body).statusCode(200);

        // Then
        assertProblem(put("clara", "\"1\"", body), 412, "stale");
        assertProblem(put("clara", "1", body), 412, "stale");
        assertProblem(put("clara", null, body), 428, "if-match-missing");
    }

    @ParameterizedTest
    @CsvSource({"PT-72H,    within-appeal-period", "PT-72000H, planned-end-passed", "PT8760H,   planned-end-too-far"})
    void whatTheRulesForbidIsRefused(Duration by, String code) {
        assertProblem(put("clara", "\"1\"", BODY.formatted(placed.plannedEnd().plus(by), "CORRECTION")), 422, code);
        assertThat(Story.suspension(name).getLong("sequence")).isEqualTo(1);
    }

    @Test
    void aHoldThatIsOverHasNoEndToMove() {
        // Given
        story.close(verdict);
        story.next(DomainReinstated.class, name, 2);

        // Then
        assertProblem(
                put("clara", "\"2\"", BODY.formatted(placed.plannedEnd().plusSeconds(60), "CORRECTION")),
                409,
                "hold-not-standing");
    }

    @Test
    void anUnknownHoldIsNotFound() {
        String body = BODY.formatted(placed.plannedEnd().plusSeconds(60), "CORRECTION");

        assertProblem(put("clara", "\"1\"", name, Uuid7.next(), body), 404, "unknown-hold");
        assertProblem(put("clara", "\"1\"", "aldrig.dk", placed.holdId(), body), 404, "unknown-hold");
        assertProblem(put("clara", "\"1\"", "eksempel.com", placed.holdId(), body), 400, "not-a-domain-name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"plannedEnd\":\"2026-09-01T08:00:00Z\"}",
                "{\"plannedEnd\":\"2026-09-01T08:00:00Z\",\"reason\":\"APPEAL_DECIDED\"}",
                "{\"plannedEnd\":\"1. september\",\"reason\":\"CORRECTION\"}",
                "{\"reason\":\"CORRECTION\"}"
            })
    void aFaultyRequestIsRefused(String body) {
        assertProblem(put("clara", "\"1\"", body), 400, "request-faulty");
    }

    @Test
    void onlyOfficersMayMoveIt() {
        String body = BODY.formatted(placed.plannedEnd().plusSeconds(60), "CORRECTION");

        for (String who : List.of("otto", "downstream-client", "authority-one", "flagger-services")) {
            put(who, "\"1\"", body).statusCode(403);
        }
        given().contentType(ContentType.JSON)
                .body(body)
                .put("/suspensions/{name}/holds/{id}/planned-end", name, placed.holdId())
                .then()
                .statusCode(401);
    }

    private ValidatableResponse put(String who, String tag, String body) {
        return put(who, tag, name, placed.holdId(), body);
    }

    private static ValidatableResponse put(String who, String tag, String name, UUID holdId, String body) {
        var request = given().auth()
                .oauth2(Tokens.of(who))
                .contentType(ContentType.JSON)
                .body(body);
        if (tag != null) {
            request.header("If-Match", tag);
        }
        return request.put("/suspensions/{name}/holds/{id}/planned-end", name, holdId)
                .then();
    }

    private static void assertProblem(ValidatableResponse response, int status, String code) {
        response.statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("tag:punktum.dk,2026:problem/" + code));
    }

    private List<String> kept() throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select sequence, from_end, to_end, reason, changed_by"
                        + " from planned_end_change where hold_id = ? order by sequence")) {
            select.setObject(1, placed.holdId());
            List<String> kept = new ArrayList<>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    kept.add("%d %s %s %s %s"
                            .formatted(
                                    rows.getLong(1),
                                    rows.getTimestamp(2).toInstant(),
                                    rows.getTimestamp(3).toInstant(),
                                    rows.getString(4),
                                    rows.getString(5)));
                }
            }
            return kept;
        }
    }
}
