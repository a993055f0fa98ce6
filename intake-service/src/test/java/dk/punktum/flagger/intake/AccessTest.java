package dk.punktum.flagger.intake;

import static dk.punktum.flagger.intake.Authority.ONE;
import static dk.punktum.flagger.intake.Authority.THREE;
import static dk.punktum.flagger.intake.Authority.TWO;
import static dk.punktum.flagger.intake.Intake.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dk.punktum.flagger.backing.BackingForTests;
import dk.punktum.flagger.backing.Tokens;
import dk.punktum.flagger.events.AgreementChanged;
import dk.punktum.flagger.testing.Events;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(BackingForTests.class)
class AccessTest extends IntakeTest {

    @Test
    void anAuthoritySeesItsOwnFlagsOnly() {
        Submission submission = ONE.decides("eksempel.dk");
        UUID flagId = UUID.fromString(
                ONE.submits(submission).statusCode(202).extract().path("flagId"));

        assertProblem(TWO.reads(flagId), 404, "unknown-flag");
        TWO.finds((String) submission.caseNumber()).statusCode(200).body("$", hasSize(0));
        intake.assertNoTrace(
                () -> assertProblem(TWO.withdraws(flagId, "{\"reason\": \"RESOLVED\"}"), 404, "unknown-flag"));
        ONE.reads(flagId).statusCode(200).body("domains[0].status", equalTo("RECEIVED"));
    }

    @Test
    void aCaseOfficerReadsTheFlagsOfAllAndChangesNone() {
        String caseNumber = Authority.newKey();
        UUID one = UUID.fromString(ONE.submits(ONE.decides("eksempel.dk").caseNumber(caseNumber))
                .statusCode(202)
                .extract()
                .path("flagId"));
        UUID two = UUID.fromString(TWO.submits(TWO.decides("eksempel.dk").caseNumber(caseNumber))
                .statusCode(202)
                .extract()
                .path("flagId"));
        Authority clara = new Authority("clara");

        clara.reads(one).statusCode(200);
        clara.finds(caseNumber).body("flagId", containsInAnyOrder(one.toString(), two.toString()));
        assertProblem(clara.withdraws(one, "{\"reason\": \"RESOLVED\"}"), 403, "forbidden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"downstream-client", "flagger-services", "anna", "otto"})
    void onlyFlaggersHandIn(String someone) {
        Submission submission = ONE.decides("eksempel.dk");
        Authority nobody = new Authority(someone);

        intake.assertNoTrace(() -> {
            assertProblem(nobody.submits(submission), 403, "forbidden");
            assertProblem(
                    nobody.asks()
                            .contentType("application/pdf")
                            .body(Authority.aPdf())
                            .post("/documents")
                            .then(),
                    403,
                    "forbidden");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"/flags?caseNumber=1", "/flags/0197c1f4-7a60-7000-8000-000000000001"})
    void othersReadNothing(String path) {
        assertProblem(new Authority("downstream-client").asks().get(path).then(), 403, "forbidden");
    }

    @Test
    void withoutAGoodTokenNothingIsSaid() {
        List<String> bad = List.of(
                Tokens.expired("authority-one"),
                Tokens.forAnotherAudience("authority-one"),
                Tokens.fromAnotherIssuer("authority-one"),
                Tokens.withForgedSignature("authority-one"),
                "rubbish");

        assertProblem(given().get("/flags?caseNumber=1").then(), 401, "token-missing");
        intake.assertNoTrace(() -> bad.forEach(token -> assertProblem(
                given().auth()
                        .oauth2(token)
                        .contentType("application/pdf")
                        .body(Authority.aPdf())
                        .post("/documents")
                        .then(),
                401,
                "token-not-accepted")));
    }

    @Test
    void withoutAnAgreementNothingIsTaken() {
        Submission submission = ONE.decides("eksempel.dk");

        intake.assertNoTrace(() -> {
            assertProblem(THREE.submits(submission), 403, "no-agreement");
            assertProblem(
                    THREE.asks()
                            .contentType("application/pdf")
                            .body(Authority.aPdf())
                            .post("/documents")
                            .then(),
                    403,
                    "no-agreement");
            assertProblem(THREE.finds("1"), 403, "no-agreement");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "SUSPENDED, suspended",
        "TERMINATED, terminated",
        "EXPIRED, expired",
        "LAST_DAY_PASSED, expired",
        "NOT_YET, not-yet-valid"
    })
    void underAnAgreementThatIsNotInForceNothingIsTaken(String how, String reason) {
        Submission submission = TWO.decides("eksempel.dk");

        intake.agreement(kafka, TWO, terms -> switch (how) {
            case "SUSPENDED" -> terms.suspended();
            case "TERMINATED" -> terms.terminated();
            case "EXPIRED" -> terms.expired();
            case "LAST_DAY_PASSED" -> terms.valid(LocalDate.of(2020, 1, 1), LocalDate.of(2020, 12, 31));
            default -> terms.valid(LocalDate.of(2998, 1, 1), LocalDate.of(2999, 12, 31));
        });

        intake.assertNoTrace(() -> {
            assertProblem(TWO.submits(submission), 403, "agreement-not-in-force")
                    .body("reason", equalTo(reason));
            assertProblem(
                    TWO.asks()
                            .contentType("application/pdf")
                            .body(Authority.aPdf())
                            .post("/documents")
                            .then(),
                    403,
                    "agreement-not-in-force");
        });
    }

    @Test
    void anOlderVersionOfAnAgreementIsDropped() {
        AgreementChanged newest = intake.agreement(kafka, ONE, terms -> terms.covering("terms-9.2"));

        UUID older = kafka.deliver(Events.anAgreementChanged()
                .id(newest.agreementId())
                .clients("authority-one")
                .terminated()
                .version(newest.version() - 1)
                .build());
        await("the older version to be handled")
                .until(() -> intake.number("select count(*) from inbox where event_id = ?", older) == 1);

        assertProblem(ONE.submits(ONE.decides("eksempel.dk")), 422, "ground-outside-agreement");
        ONE.submits(ONE.decides("eksempel.dk").legalGround("terms-9.2")).statusCode(202);
        assertThat(kafka.deadLetters(AgreementChanged.class)).isEmpty();
    }

    /// Told in the wrong order, as it happens when a partition is read again.
    @Test
    void aDecisionIsCheckedAgainstTheAgreementAsItStoodOnItsDay() {
        AgreementChanged newest = intake.agreement(
                kafka,
                ONE,
                terms -> terms.covering("terms-9.1", "terms-9.2").at(Instant.parse("2026-06-20T08:00:00Z")));
        UUID older = kafka.deliver(Events.anAgreementChanged()
                .id(newest.agreementId())
                .clients("authority-one")
                .covering("terms-9.2")
                .at(Instant.parse("2026-06-10T08:00:00Z"))
                .version(newest.version() - 1)
                .build());
        await("the older version to be handled")
                .until(() -> intake.number("select count(*) from inbox where event_id = ?", older) == 1);

        assertProblem(
                ONE.submits(ONE.decides("eksempel.dk").legalGround("terms-9.1").decisionDate("2026-06-15")),
                422,
                "ground-not-covered-at-decision");
        assertProblem(
                ONE.submits(ONE.decides("eksempel.dk").legalGround("terms-9.4").decisionDate("2026-06-15")),
                422,
                "ground-outside-agreement");
        ONE.submits(ONE.decides("eksempel.dk").legalGround("terms-9.2").decisionDate("2026-06-15"))
                .statusCode(202);
        ONE.submits(ONE.decides("eksempel.dk").legalGround("terms-9.1").decisionDate("2026-06-20"))
                .statusCode(202);
    }

    @Test
    void whatTheFrameworkRefusesIsAProblemToo() {
        assertProblem(ONE.asks().get("/nowhere").then(), 404, "not-found");
        assertProblem(ONE.asks().get("/flags/not-a-uuid").then(), 404, "not-found");
        assertProblem(ONE.asks().delete("/flags").then(), 405, "method-not-allowed");
        assertProblem(
                ONE.asks()
                        .contentType("text/plain")
                        .header("Idempotency-Key", "k")
                        .body("x")
                        .post("/flags")
                        .then(),
                415,
                "unsupported-media-type");
        assertProblem(ONE.asks().accept("text/html").get("/flags?caseNumber=1").then(), 406, "not-acceptable");
    }

    @Test
    void theDescriptionOfTheApiIsOpenAndComplete() {
        String description =
                given().get("/q/openapi").then().statusCode(200).extract().asString();

        assertThat(description)
                .contains("/documents", "/flags/{id}/withdraw", "Idempotency-Key", "flag-refused", "F-2026-000017")
                .contains("too-large", "not-a-pdf", "case-number-taken", "unknown-flag", "application/problem+json");
        await("readiness").until(() -> given().get("/q/health/ready").statusCode() == 200);
    }
}
