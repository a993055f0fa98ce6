package dk.punktum.flagger.casework.appeal;

import static dk.punktum.flagger.casework.Casework.as;
import static dk.punktum.flagger.casework.Casework.assertProblem;
import static dk.punktum.flagger.casework.Casework.look;
import static dk.punktum.flagger.casework.Casework.name;
import static dk.punktum.flagger.casework.Casework.reverse;
import static dk.punktum.flagger.casework.Casework.timeline;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import dk.punktum.flagger.casework.Casework;
import dk.punktum.flagger.casework.CaseworkTest;
import dk.punktum.flagger.events.AppealBody;
import dk.punktum.flagger.events.AppealDecided;
import dk.punktum.flagger.events.AppealOutcome;
import dk.punktum.flagger.events.CaseAppealed;
import dk.punktum.flagger.events.CloseCause;
import dk.punktum.flagger.events.FlagReceived;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@CaseworkTest
class AppealTest {

    @Inject
    Clock clock;

    @Inject
    DataSource database;

    private Casework casework;
    private FlagReceived flag;
    private String id;

    @BeforeEach
    void anUpheldCase() {
        casework = new Casework();
        flag = casework.flag(casework.anAuthority(), name("klage"), "terms-9.1");
        id = casework.caseIn("UPHELD", flag);
    }

    @AfterEach
    void stopListening() {
        casework.close();
    }

    @Test
    void anAppealIsRecordedToldAndShownOnce() {
        // When
        appeal("anna", "2026-0117").statusCode(200).body("status", equalTo("UPHELD"));
        appeal("bo", "2026-0117").statusCode(200).body("appeals.size()", equalTo(1));

        // Then
        CaseAppealed told = casework.kafka()
                .await("the appeal", CaseAppealed.class, event -> event.caseId().equals(UUID.fromString(id)))
                .event();
        assertThat(told.body()).isEqualTo(AppealBody.COMPLAINTS_BOARD);
        assertThat(told.flagId()).isEqualTo(flag.flagId());
        var shown = look(id);
        assertThat(shown.getString("appeals[0].status")).isEqualTo("PENDING");
        assertThat(shown.getString("appeals[0].reference")).isEqualTo("2026-0117");
        assertThat(shown.getString("appeals[0].recordedBy")).isEqualTo("anna");
        assertThat(timeline(id).getList("findAll {it.kind=='APPEALED'}.code", String.class))
                .containsExactly("COMPLAINTS_BOARD");
        assertProblem(appeal("anna", "2026-0118"), 409, "appeal-pending");
        decide("anna", "UPHELD").statusCode(200);
        assertThat(casework.kafka().events(CaseAppealed.class))
                .filteredOn(envelope -> envelope.event().flagId().equals(flag.flagId()))
                .hasSize(1);
    }

    @Test
    void anAnnulledVerdictTakesTwoOfficersAndEndsTheCase() {
        // Given
        appeal("anna", "2026-0117").statusCode(200);
        decide("anna", "ANNULLED")
                .statusCode(200)
                .body("status", equalTo("UPHELD"))
                .body("appeals[0].status", equalTo("ANNULMENT_PROPOSED"));
        decide("anna", "ANNULLED").statusCode(200).body("status", equalTo("UPHELD"));

        // When
        decide("clara", "ANNULLED")
                .statusCode(200)
                .body("status", equalTo("CLOSED"))
                .body("closeCause", equalTo("ANNULLED"))
                .body("appeals[0].confirmedBy", equalTo("clara"));

        // Then
        assertThat(casework.closed(flag).cause()).isEqualTo(CloseCause.ANNULLED);
        assertThat(outcomes(AppealOutcome.ANNULLED)).containsExactly(AppealOutcome.ANNULLED);
        assertThat(timeline(id).getList("kind", String.class))
                .endsWith("APPEALED", "ANNULMENT_PROPOSED", "APPEAL_DECIDED", "CLOSED");
        decide("anna", "ANNULLED").statusCode(200).body("status", equalTo("CLOSED"));
        assertProblem(appeal("anna", "2026-0200"), 409, "wrong-status");
    }

    @Test
    void theSecondOfficerIsAnApprover() {
        appeal("anna", "2026-0117").statusCode(200);
        decide("bo", "ANNULLED").statusCode(200);

        assertProblem(decide("anna", "ANNULLED"), 403, "approver-needed");
        assertThat(look(id).getString("status")).isEqualTo("UPHELD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPHELD", "CHANGED", "WITHDRAWN"})
    void everyOtherOutcomeIsToldAndTheCaseStands(String outcome) {
        appeal("anna", "2026-0117").statusCode(200);

        decide("anna", outcome)
                .statusCode(200)
                .body("status", equalTo("UPHELD"))
                .body("appeals[0].status", equalTo("ENDED"));
        decide("anna", outcome).statusCode(200);

        assertThat(outcomes(AppealOutcome.valueOf(outcome))).containsExactly(AppealOutcome.valueOf(outcome));
        appeal("anna", "2026-0119").statusCode(200).body("appeals.status", hasItems("ENDED", "PENDING"));
    }

    @Test
    void aRemittedCaseIsAffirmed() {
        appeal("anna", "2026-0117").statusCode(200);
        decide("anna", "REMITTED").statusCode(200).body("appeals[0].status", equalTo("REMITTED"));
        assertProblem(affirm("anna"), 403, "approver-needed");

        affirm("bo")
                .statusCode(200)
                .body("appeals[0].affirmedBy", equalTo("bo"))
                .body("status", equalTo("UPHELD"));
        affirm("bo").statusCode(200);

        assertThat(outcomes(AppealOutcome.UPHELD)).containsExactly(AppealOutcome.REMITTED, AppealOutcome.UPHELD);
        assertThat(timeline(id).getList("kind", String.class)).endsWith("APPEAL_DECIDED", "AFFIRMED");
    }

    @Test
    void aRemittedCaseIsReversed() {
        appeal("anna", "2026-0117").statusCode(200);
        decide("anna", "REMITTED").statusCode(200);

        reverse("clara", id, "FORMAL_ERROR").statusCode(200);

        assertThat(casework.closed(flag).cause()).isEqualTo(CloseCause.REVERSED);
        assertProblem(affirm("bo"), 409, "wrong-status");
    }

    @Test
    void whoHasSeenTheCaseBeforeTheAppealIsAskedToLookAgain() {
        String seen = as("clara").get("/cases/" + id).header("ETag");
        String newer = appeal("anna", "2026-0117").statusCode(200).extract().header("ETag");

        assertThat(newer).isNotEqualTo(seen);
        assertProblem(
                as("clara")
                        .header("If-Match", seen)
                        .body(decision("UPHELD"))
                        .post("/cases/" + id + "/appeal/decision")
                        .then(),
                412,
                "stale");
        as("clara")
                .header("If-Match", newer)
                .body(decision("UPHELD"))
                .post("/cases/" + id + "/appeal/decision")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({
        "body,       TRIBUNAL,   /body,       unknown",
        "body,       ,           /body,       missing",
        "reference,  ' ',        /reference,  missing",
        "appealedAt, ,           /appealedAt, missing",
        "appealedAt, yesterday,  /appealedAt, not-a-day",
    })
    void whatIsFaultyIsPointedAt(String member, String value, String pointer, String code) {
        Map<String, String> request = new HashMap<>(appealOn(today(), "2026-0117"));
        request.put(member, value);

        assertProblem(as("anna").body(request).post("/cases/" + id + "/appeal").then(), 400, "request-faulty")
                .body("errors[0].pointer", equalTo(pointer))
                .body("errors[0].code", equalTo(code));
    }

    @Test
    void daysHaveToFit() {
        assertProblem(appealOn(today().plusDays(1)), 422, "date-in-future");
        assertProblem(appealOn(today().minusDays(1)), 422, "date-too-early");
        assertProblem(decide("anna", "UPHELD"), 409, "no-appeal-pending");
        assertThat(look(id).getList("appeals")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"authority-one", "downstream-client", "flagger-services", "otto"})
    void onlyOfficersFollowAppeals(String other) {
        appeal(other, "2026-0117").statusCode(403).contentType("application/problem+json");
        decide(other, "UPHELD").statusCode(403);
        affirm(other).statusCode(403);
    }

    @Test
    void aCaseThatIsUnknownHasNoAppeals() {
        assertProblem(
                as("anna")
                        .body(appealOn(today(), "1"))
                        .post("/cases/" + UUID.randomUUID() + "/appeal")
                        .then(),
                404,
                "unknown-case");
    }

    @Test
    void theTableRefusesWhatTheRulesRefuse() {
        appeal("anna", "2026-0117").statusCode(200);

        assertThatThrownBy(() -> run("insert into appeal (id, case_id, body, reference, appealed_on, recorded_by,"
                        + " recorded_at, status) values (gen_random_uuid(), '" + id
                        + "', 'COURT', 'BS-1', now(), 'anna', now(), 'PENDING')"))
                .hasMessageContaining("appeal_is_pending_once");
        String annulled = "update appeal set status = 'ENDED', outcome = 'ANNULLED', decided_on = appealed_on,"
                + " decision_reference = 'x', outcome_by = 'anna', outcome_at = now() %s where case_id = '" + id + "'";
        assertThatThrownBy(() -> run(annulled.formatted(""))).hasMessageContaining("check");
        assertThatThrownBy(() -> run(annulled.formatted(", confirmed_by = 'anna', confirmed_at = now()")))
                .hasMessageContaining("check");
    }

    private List<AppealOutcome> outcomes(AppealOutcome last) {
        casework.fenceBehind(flag);
        casework.kafka()
                .await(
                        "the last outcome",
                        AppealDecided.class,
                        event -> event.flagId().equals(flag.flagId()) && event.outcome() == last);
        return casework.kafka().events(AppealDecided.class).stream()
                .map(envelope -> envelope.event())
                .filter(event -> event.flagId().equals(flag.flagId()))
                .map(AppealDecided::outcome)
                .toList();
    }

    private ValidatableResponse appeal(String person, String reference) {
        return as(person)
                .body(appealOn(today(), reference))
                .post("/cases/" + id + "/appeal")
                .then();
    }

    private ValidatableResponse appealOn(LocalDate day) {
        return as("anna")
                .body(appealOn(day, "2026-0117"))
                .post("/cases/" + id + "/appeal")
                .then();
    }

    private static Map<String, String> appealOn(LocalDate day, String reference) {
        return Map.of("body", "COMPLAINTS_BOARD", "reference", reference, "appealedAt", day.toString());
    }

    private ValidatableResponse decide(String person, String outcome) {
        return as(person)
                .body(decision(outcome))
                .post("/cases/" + id + "/appeal/decision")
                .then();
    }

    private Map<String, String> decision(String outcome) {
        return Map.of("outcome", outcome, "decidedAt", today().toString(), "reference", "2026-0117-A");
    }

    private ValidatableResponse affirm(String person) {
        return as(person)
                .body(Map.of("note", "seen anew"))
                .post("/cases/" + id + "/appeal/affirmation")
                .then();
    }

    private LocalDate today() {
        return clock.instant().atZone(ZoneId.of("Europe/Copenhagen")).toLocalDate();
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
