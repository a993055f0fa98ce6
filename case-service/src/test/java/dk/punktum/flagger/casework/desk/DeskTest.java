package dk.punktum.flagger.casework.desk;

import static dk.punktum.flagger.casework.Casework.as;
import static dk.punktum.flagger.casework.Casework.assertProblem;
import static dk.punktum.flagger.casework.Casework.decline;
import static dk.punktum.flagger.casework.Casework.look;
import static dk.punktum.flagger.casework.Casework.name;
import static dk.punktum.flagger.casework.Casework.reverse;
import static dk.punktum.flagger.casework.Casework.timeline;
import static dk.punktum.flagger.casework.Casework.uphold;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dk.punktum.flagger.backing.Tokens;
import dk.punktum.flagger.casework.Casework;
import dk.punktum.flagger.casework.CaseworkTest;
import dk.punktum.flagger.events.CaseDecided;
import dk.punktum.flagger.events.CloseCause;
import dk.punktum.flagger.events.DecidedBy;
import dk.punktum.flagger.events.DeclineReason;
import dk.punktum.flagger.events.FlagReceived;
import dk.punktum.flagger.events.Verdict;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@CaseworkTest
class DeskTest {

    private Casework casework;

    @BeforeEach
    void listen() {
        casework = new Casework();
    }

    @AfterEach
    void stopListening() {
        casework.close();
    }

    @Test
    void oneOfficerUpholds() {
        // Given
        FlagReceived flag = casework.flag(casework.anAuthority(), name("en"), "terms-9.4");
        String id = casework.caseIn("UNDER_REVIEW", flag);

        // When
        uphold("anna", id)
                .statusCode(200)
                .body("status", equalTo("UPHELD"))
                .body("officer", equalTo("anna"))
                .body("desk", nullValue());

        // Then
        CaseDecided decided = casework.decided(flag);
        assertThat(decided.verdict()).isEqualTo(Verdict.UPHELD);
        assertThat(decided.decidedBy()).isEqualTo(DecidedBy.ONE_OFFICER);
        assertThat(decided.suspensionPeriod()).isEqualTo(Period.ofDays(30));
    }

    @Test
    void twoOfficersUphold() {
        // Given
        FlagReceived flag = casework.flag(casework.anAuthority(), name("to"), "terms-9.3");
        String id = casework.caseIn("UNDER_REVIEW", flag);
        uphold("anna", id)
                .statusCode(200)
                .body("status", equalTo("UNDER_REVIEW"))
                .body("desk.recommendedBy", equalTo("anna"))
                .body("desk.awaits", equalTo("case-approver"));

        // When
        uphold("clara", id).statusCode(200).body("status", equalTo("UPHELD"));

        // Then
        assertThat(casework.decided(flag).decidedBy()).isEqualTo(DecidedBy.TWO_OFFICERS);
        assertThat(casework.allDecided(flag)).hasSize(1);
    }

    @Test
    void aNameWithSubTenantsNeedsTwoOfficersWhateverTheGround() {
        FlagReceived flag = casework.flag(casework.anAuthority(), "co.dk", "terms-9.1");

        String id = casework.caseIn("UNDER_REVIEW", flag);

        assertThat(look(id).getString("desk.level")).isEqualTo("TWO_OFFICERS");
        assertThat(look(id).getString("checks.find {it.code=='NO_SUB_TENANTS'}.result"))
                .isEqualTo("NEEDS_A_PERSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"anna", "bo"})
    void thePersonWhoRecommendedIsNotTheSecondOfficerWhateverTheRoles(String person) {
        // Given
        String id = casework.onDesk("terms-9.3");
        uphold(person, id).statusCode(200);

        // When
        var again = uphold(person, id);

        // Then
        assertProblem(again, 422, "four-eyes");
        assertThat(look(id).getString("status")).isEqualTo("UNDER_REVIEW");
    }

    @Test
    void theSecondOfficerNeedsToBeAnApprover() {
        // Given
        String id = casework.onDesk("terms-9.3");
        uphold("bo", id).statusCode(200);

        // When
        var second = uphold("anna", id);

        // Then
        assertProblem(second, 403, "approver-needed");
    }

    @Test
    void oneOfficerDeclinesAlsoWhereTwoWouldUphold() {
        // Given
        FlagReceived flag = casework.flag(casework.anAuthority(), name("nej"), "terms-9.3");
        String id = casework.caseIn("UNDER_REVIEW", flag);

        // When
        decline("anna", id, "DISPROPORTIONATE").statusCode(200).body("status", equalTo("DECLINED"));

        // Then
        CaseDecided decided = casework.decided(flag);
        assertThat(decided.declineReason()).isEqualTo(DeclineReason.DISPROPORTIONATE);
        assertThat(decided.decidedBy()).isEqualTo(DecidedBy.ONE_OFFICER);
        assertThat(decided.suspensionPeriod()).isNull();
    }

    @Test
    void anOfficerGivesAReasonThatIsTheirs() {
        String id = casework.onDesk("terms-9.4");

        assertProblem(decline("anna", id, "DUPLICATE"), 422, "reason-not-for-officers");
        assertProblem(decline("anna", id, "I_FEEL_SO"), 400, "request-faulty")
                .body("errors[0].pointer", equalTo("/reason"));
        assertProblem(as("anna").body("{}").post("/cases/" + id + "/decline").then(), 400, "request-faulty")
                .body("errors[0].code", equalTo("missing"));
        as("anna")
                .body("{\"raeson\": \"SEIZED\"}")
                .post("/cases/" + id + "/decline")
                .then()
                .statusCode(400);
        assertProblem(
                as("anna")
                        .body(Map.of("note", "x".repeat(2001)))
                        .post("/cases/" + id + "/uphold")
                        .then(),
                400,
                "request-faulty");
        assertThat(look(id).getString("status")).isEqualTo("UNDER_REVIEW");
    }

    @Test
    void anUpheldCaseIsReversed() {
        // Given
        FlagReceived flag = casework.flag(casework.anAuthority(), name("omgjort"), "terms-9.1");
        casework.decided(flag);
        String id = casework.caseIn("UPHELD", flag);

        // When
        reverse("clara", id, "DECISION_ANNULLED").statusCode(200).body("status", equalTo("CLOSED"));

        // Then
        assertThat(casework.closed(flag).cause()).isEqualTo(CloseCause.REVERSED);
        assertThat(timeline(id).getString("find {it.kind=='REVERSED'}.code")).isEqualTo("DECISION_ANNULLED");
        assertThat(timeline(id).getString("find {it.kind=='REVERSED'}.actor")).isEqualTo("clara");
        assertProblem(reverse("clara", id, "DECISION_ANNULLED"), 409, "wrong-status");
    }

    @Test
    void whatIsDecidedCanNotBeDecidedAgain() {
        // Given
        String id = casework.onDesk("terms-9.4");
        uphold("anna", id).statusCode(200);

        // Then
        assertProblem(uphold("bo", id), 409, "wrong-status");
        assertProblem(decline("bo", id, "SEIZED"), 409, "wrong-status");
    }

    @Test
    void manyOfficersAtTheSameMomentHaveOneEffect() throws Exception {
        // Given
        FlagReceived flag = casework.flag(casework.anAuthority(), name("alle"), "terms-9.4");
        String id = casework.caseIn("UNDER_REVIEW", flag);
        List<String> people = List.of("anna", "bo", "clara", "anna", "bo", "clara");
        people.forEach(Tokens::of);
        var start = new CyclicBarrier(people.size());

        // When
        List<Integer> answers = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(people.size())) {
            List<Future<Integer>> all = new ArrayList<>();
            for (int i = 0; i < people.size(); i++) {
                String person = people.get(i);
                boolean declines = i % 2 == 1;
                all.add(threads.submit(() -> {
                    start.await();
                    return (declines ? decline(person, id, "DISPROPORTIONATE") : uphold(person, id))
                            .extract()
                            .statusCode();
                }));
            }
            for (Future<Integer> each : all) {
                answers.add(each.get());
            }
        }

        // Then
        assertThat(answers).containsOnlyOnce(200).containsOnly(200, 409);
        casework.decided(flag);
        casework.fenceBehind(flag);
        assertThat(casework.allDecided(flag)).hasSize(1);
    }

    @Test
    void onePersonTwiceAtTheSameMomentIsNotTwoOfficers() throws Exception {
        // Given
        String id = casework.onDesk("terms-9.3");
        Tokens.of("bo");
        var start = new CyclicBarrier(2);

        // When
        List<Integer> answers = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(2)) {
            List<Future<Integer>> both = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                both.add(threads.submit(() -> {
                    start.await();
                    return uphold("bo", id).extract().statusCode();
                }));
            }
            for (Future<Integer> each : both) {
                answers.add(each.get());
            }
        }

        // Then
        assertThat(answers).containsExactlyInAnyOrder(200, 422);
        assertThat(look(id).getString("status")).isEqualTo("UNDER_REVIEW");
    }

    @Test
    void whoHasSeenAnOlderVersionIsAskedToLookAgain() {
        // Given
        String id = casework.onDesk("terms-9.3");
        String seen = as("clara").get("/cases/" + id).header("ETag");
        String newer = uphold("anna", id).statusCode(200).extract().header("ETag");

        // When
        var stale = as("clara")
                .header("If-Match", seen)
                .post("/cases/" + id + "/uphold")
                .then();

        // Then
        assertProblem(stale, 412, "stale");
        assertThat(newer).isNotEqualTo(seen);
        as("clara")
                .header("If-Match", newer)
                .post("/cases/" + id + "/uphold")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"authority-one", "downstream-client", "flagger-services", "otto"})
    void onlyOfficersAct(String other) {
        String nowhere = UUID.randomUUID().toString();

        uphold(other, nowhere).statusCode(403).contentType("application/problem+json");
        decline(other, nowhere, "SEIZED").statusCode(403);
        reverse(other, nowhere, "FORMAL_ERROR").statusCode(403);
    }

    @Test
    void anUnknownCaseIsNotFound() {
        String nowhere = UUID.randomUUID().toString();

        assertProblem(uphold("anna", nowhere), 404, "unknown-case");
        assertProblem(as("anna").get("/cases/" + nowhere).then(), 404, "unknown-case");
        assertProblem(as("anna").get("/cases/" + nowhere + "/timeline").then(), 404, "unknown-case");
    }
}
