package dk.punktum.flagger.intake.quota;

import static dk.punktum.flagger.intake.Authority.ONE;
import static dk.punktum.flagger.intake.Authority.TWO;
import static dk.punktum.flagger.intake.Intake.agreementOf;
import static dk.punktum.flagger.intake.Intake.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import dk.punktum.flagger.backing.BackingForTests;
import dk.punktum.flagger.intake.Authority;
import dk.punktum.flagger.intake.IntakeTest;
import dk.punktum.flagger.intake.Submission;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(BackingForTests.class)
class QuotaTest extends IntakeTest {

    private static final Authority ADMIN = new Authority("anna");

    private static final Pattern LEFT =
            Pattern.compile("\"flags\";r=(\\d+)(?:;t=\\d+)?, \"names\";r=(\\d+)(?:;t=\\d+)?");

    @AfterEach
    void asConfigured() {
        sets("{\"reason\": \"the test is over\"}").statusCode(200);
    }

    @Test
    void anAnswerTellsWhatIsAllowedAndWhatIsLeft() {
        roomFor(5, 150);

        ValidatableResponse answer = TWO.submits(TWO.decides("eksempel.dk", "fence.dk", "www.fence.dk"))
                .statusCode(202)
                .header("RateLimit-Policy", matchesPattern("\"flags\";q=\\d+;w=3600, \"names\";q=\\d+;w=3600"))
                .header("RateLimit", matchesPattern("\"flags\";r=4;t=[1-9]\\d*, \"names\";r=148;t=[1-9]\\d*"));

        assertThat(left(answer)).isEqualTo(new QuotaLimits(4, 148));
    }

    @Test
    void whatIsRefusedOrOnlyTriedUsesNothing() {
        roomFor(5, 150);
        Submission sound = TWO.decides("eksempel.dk");

        assertThat(left(TWO.submits(sound.measure("DELETE")).statusCode(422))).isEqualTo(new QuotaLimits(5, 150));
        assertThat(left(TWO.submits("{}").statusCode(400))).isEqualTo(new QuotaLimits(5, 150));
        assertThat(left(TWO.submits(sound, "with space").then().statusCode(400)))
                .isEqualTo(new QuotaLimits(5, 150));
        assertThat(left(tries(sound).statusCode(200))).isEqualTo(new QuotaLimits(5, 150));
    }

    @Test
    void whenItIsUsedUpTheAnswerSaysWhenToComeBackAndNothingIsLeftBehind() {
        roomFor(1, 150);
        TWO.flags("eksempel.dk");
        Submission oneTooMany = TWO.decides("fence.dk");
        double refused = refusedFlags();

        intake.assertNoTrace(() -> {
            ValidatableResponse answer = assertProblem(TWO.submits(oneTooMany), 429, "quota-exceeded")
                    .body("violated-policies", contains("flags"))
                    .header("RateLimit", containsString("\"flags\";r=0;t="));
            int retryAfter = Integer.parseInt(answer.extract().header("Retry-After"));
            assertThat(retryAfter).isBetween(1, 3600);
            answer.body("detail", containsString(" " + retryAfter + " seconds"));
            assertProblem(tries(oneTooMany), 429, "quota-exceeded")
                    .header("Preference-Applied", equalTo("handling=dry-run"));
        });
        assertThat(refusedFlags()).isEqualTo(refused + 1);
    }

    @Test
    void namesAreCountedApartAndASmallerFlagStillFits() {
        roomFor(5, 102);
        TWO.flags("eksempel.dk");

        TWO.submits(TWO.decides(names(100))).statusCode(202);
        assertProblem(TWO.submits(TWO.decides("a.dk", "b.dk")), 429, "quota-exceeded")
                .body("violated-policies", contains("names"));
        TWO.submits(TWO.decides("a.dk", "www.b.dk")).statusCode(202);
    }

    @Test
    void aRepetitionIsAnsweredAndNotCounted() {
        roomFor(1, 150);
        Submission submission = TWO.decides("eksempel.dk");
        String key = Authority.newKey();
        Response first = TWO.submits(submission, key);

        Response again = TWO.submits(submission, key);

        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(again.asByteArray()).isEqualTo(first.asByteArray());
        assertThat(left(again.then())).isEqualTo(new QuotaLimits(0, 149));
    }

    /// The key of a refused flag stays free.
    @Test
    void afterTheHourTheSameIsTaken() throws Exception {
        roomFor(1, 150);
        TWO.flags("eksempel.dk");
        Submission waiting = TWO.decides("fence.dk");
        String key = Authority.newKey();
        TWO.submits(waiting, key).then().statusCode(429);

        intake.execute("update quota_use set minute = minute - interval '1 hour', latest = latest - interval '1 hour'"
                + " where agreement_id = '" + agreementOf(TWO) + "'");

        TWO.submits(waiting, key).then().statusCode(202);
    }

    @Test
    void whatNoHourHasInItAnyMoreIsForgotten() throws Exception {
        roomFor(2, 150);
        TWO.flags("eksempel.dk");
        intake.execute("update quota_use set minute = minute - interval '3 hours', latest = latest - interval '3 hours'"
                + " where agreement_id = '" + agreementOf(TWO) + "'");

        TWO.flags("a.dk", "b.dk");

        assertThat(intake.number("select count(*) from quota_use where agreement_id = ?", agreementOf(TWO)))
                .isOne();
        assertThat(intake.number(
                        "select count(*) from quota_use where agreement_id = ? and flags = 1 and names = 2",
                        agreementOf(TWO)))
                .isOne();
    }

    /// Both are found to fit before either is written.
    @Test
    void ofTwoForTheLastPlaceOneGetsIt() throws Exception {
        // Given
        roomFor(1, 150);
        Submission first = TWO.decides("eksempel.dk");
        Submission second = TWO.decides("fence.dk");

        try (ExecutorService senders = Executors.newFixedThreadPool(2)) {
            // When
            Future<Response> oneAnswer;
            Future<Response> otherAnswer;
            try (AutoCloseable _ = intake.holdUpNewFlags()) {
                oneAnswer = senders.submit(() -> TWO.submits(first, Authority.newKey()));
                otherAnswer = senders.submit(() -> TWO.submits(second, Authority.newKey()));
                await("both requests to be held up")
                        .until(() -> intake.number(
                                        "select count(*) from pg_locks where not granted and relation = 'flag'::regclass")
                                == 2);
            }

            // Then
            List<Response> answers = List.of(oneAnswer.get(), otherAnswer.get());
            assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(202, 429);
            assertThat(intake.number(
                            "select count(*) from flag where case_number in (?, ?)",
                            first.caseNumber(),
                            second.caseNumber()))
                    .isOne();
        }
    }

    @Test
    void eachAgreementHasItsOwn() {
        roomFor(1, 150);
        TWO.flags("eksempel.dk");
        TWO.submits(TWO.decides("fence.dk")).statusCode(429);

        ONE.submits(ONE.decides("fence.dk")).statusCode(202);
    }

    @Test
    void aClientIsToldOfTheAgreementThatItBelongsToNow() throws Exception {
        roomFor(3, 150);
        intake.execute("""
                insert into agreement_client (agreement_id, client_id, valid_from, valid_until)
                values ('%s', 'authority-two', '2970-01-01', null), ('%s', 'authority-two', '1960-01-01', '1961-01-01')""".formatted(agreementOf(ONE), agreementOf(ONE)));

        assertThat(left(tries(TWO.decides("eksempel.dk")).statusCode(200))).isEqualTo(new QuotaLimits(3, 150));

        intake.execute("delete from agreement_client where client_id = 'authority-two' and agreement_id = '"
                + agreementOf(ONE) + "'");
    }

    @Test
    void itIsSeenWhoHasSetItAndWhy() {
        sets("{\"flagsPerHour\": 7, \"namesPerHour\": 700, \"reason\": \"a campaign\"}")
                .statusCode(200)
                .body("flagsPerHour", equalTo(7))
                .body("namesPerHour", equalTo(700))
                .body("changes[0].person", equalTo("anna"))
                .body("changes[0].reason", equalTo("a campaign"));

        sets("{\"reason\": \"it is over\"}")
                .statusCode(200)
                .body("flagsPerHour", equalTo(50_000))
                .body("changes[0].flagsPerHour", nullValue())
                .body("changes[1].flagsPerHour", equalTo(7));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"flagsPerHour\": 0, \"namesPerHour\": 100, \"reason\": \"x\"}",
                "{\"flagsPerHour\": 1, \"namesPerHour\": 99, \"reason\": \"x\"}",
                "{\"flagsPerHour\": 1, \"reason\": \"x\"}",
                "{\"flagsPerHour\": 1, \"namesPerHour\": 100, \"reason\": \"\"}",
                "{\"flagsPerHour\": 1, \"namesPerHour\": 100}",
                "{\"flagsPerDay\": 1, \"reason\": \"x\"}"
            })
    void whatMakesNoSenseIsNotSet(String body) {
        assertProblem(sets(body), 400, "quota-malformed");
    }

    @Test
    void onlyWhoMayLoosenSetsItAndOperatorsLook() {
        String path = "/operator/quotas/" + agreementOf(TWO);
        for (String person : List.of("otto", "authority-two")) {
            assertProblem(
                    new Authority(person)
                            .asks()
                            .contentType("application/json")
                            .body("{\"reason\": \"x\"}")
                            .put(path)
                            .then(),
                    403,
                    "forbidden");
        }
        new Authority("otto").asks().get(path).then().statusCode(200);
        assertProblem(TWO.asks().get(path).then(), 403, "forbidden");
        assertProblem(RestAssured.get(path).then(), 401, "token-missing");
        assertProblem(ADMIN.asks().get("/operator/quotas/" + UUID.randomUUID()).then(), 404, "unknown-agreement");
    }

    /// So much more than has been handed in by other tests already.
    private void roomFor(int flags, int names) {
        var quota = ADMIN.asks()
                .get("/operator/quotas/" + agreementOf(TWO))
                .then()
                .statusCode(200)
                .extract();
        sets("{\"flagsPerHour\": %d, \"namesPerHour\": %d, \"reason\": \"a test\"}"
                        .formatted(quota.<Integer>path("flagsUsed") + flags, quota.<Integer>path("namesUsed") + names))
                .statusCode(200);
    }

    private static ValidatableResponse sets(String body) {
        return ADMIN.asks()
                .contentType("application/json")
                .body(body)
                .put("/operator/quotas/" + agreementOf(TWO))
                .then();
    }

    private static ValidatableResponse tries(Submission submission) {
        return TWO.asks()
                .contentType("application/json")
                .header("Prefer", "handling=dry-run")
                .body(submission)
                .post("/flags")
                .then();
    }

    private static String[] names(int howMany) {
        return IntStream.range(0, howMany).mapToObj("navn-%d.dk"::formatted).toArray(String[]::new);
    }

    private static QuotaLimits left(ValidatableResponse answer) {
        Matcher state = LEFT.matcher(answer.extract().header("RateLimit"));
        assertThat(state.matches()).isTrue();
        return new QuotaLimits(Integer.parseInt(state.group(1)), Integer.parseInt(state.group(2)));
    }

    private static double refusedFlags() {
        return RestAssured.get("/q/metrics")
                .asString()
                .lines()
                .filter(line ->
                        line.startsWith("flagger_intake_quota_refused_total{") && line.contains("policy=\"flags\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
