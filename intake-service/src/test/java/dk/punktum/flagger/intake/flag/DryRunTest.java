package dk.punktum.flagger.intake.flag;

import static dk.punktum.flagger.intake.Authority.ONE;
import static dk.punktum.flagger.intake.Authority.THREE;
import static dk.punktum.flagger.intake.Intake.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dk.punktum.flagger.backing.BackingForTests;
import dk.punktum.flagger.intake.Authority;
import dk.punktum.flagger.intake.IntakeTest;
import dk.punktum.flagger.intake.Submission;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(BackingForTests.class)
class DryRunTest extends IntakeTest {

    @Test
    void itSaysNameByNameWhatWouldHappenAndLeavesNoTrace() {
        Submission submission = ONE.decides("eksempel.dk", "ÆØÅÖÄÜÉ.dk", "www.fence.dk");
        String counted = counted();

        intake.assertNoTrace(() -> tries(ONE, submission)
                .statusCode(200)
                .header("Preference-Applied", equalTo("handling=dry-run"))
                .body("caseNumber", equalTo(submission.caseNumber()))
                .body("durationDays", equalTo(30))
                .body("domains.outcome", contains("ACCEPTED", "ACCEPTED", "REFUSED"))
                .body("domains[1].aLabel", equalTo("xn--4cabco7dk5a.dk"))
                .body("domains[2].meant", equalTo("fence.dk")));

        assertThat(counted()).isEqualTo(counted);
    }

    @Test
    void itTakesNeitherTheKeyNorTheCaseNumber() {
        Submission submission = ONE.decides("eksempel.dk");
        String key = Authority.newKey();

        ONE.asks()
                .contentType("application/json")
                .header("Prefer", "handling=dry-run")
                .header("Idempotency-Key", key)
                .body(submission.domains(java.util.List.of("fence.dk")))
                .post("/flags")
                .then()
                .statusCode(200);

        ONE.submits(submission, key).then().statusCode(202);
    }

    @Test
    void whatWouldBeRefusedIsToldAsItWouldBe() {
        Submission taken = ONE.decides("eksempel.dk");
        ONE.submits(taken).statusCode(202);
        Submission faulty = ONE.decides("eksempel.dk").measure("DELETE").legalGround("terms-9.4");

        intake.assertNoTrace(() -> {
            assertTried(tries(ONE, taken), 409, "case-number-taken");
            assertTried(tries(ONE, faulty), 422, "flag-refused")
                    .body("errors.pointer", contains("/legalGround", "/measure"))
                    .body("domains[0].outcome", equalTo("ACCEPTED"));
            assertTried(tries(ONE, taken.domains(java.util.List.of("fence.com"))), 409, "case-number-taken");
            assertTried(tries(THREE, taken), 403, "no-agreement");
        });
    }

    @Test
    void onlyFlaggersTry() {
        Submission submission = ONE.decides("eksempel.dk");

        assertProblem(tries(new Authority("otto"), submission), 403, "forbidden");
    }

    private static ValidatableResponse assertTried(ValidatableResponse answer, int status, String code) {
        return assertProblem(answer, status, code).header("Preference-Applied", equalTo("handling=dry-run"));
    }

    private static ValidatableResponse tries(Authority authority, Submission submission) {
        return authority
                .asks()
                .contentType("application/json")
                .header("Prefer", "handling=dry-run")
                .body(submission)
                .post("/flags")
                .then();
    }

    private static String counted() {
        return RestAssured.get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("flagger_intake_flags") || line.startsWith("flagger_intake_domains"))
                .sorted()
                .collect(Collectors.joining("\n"));
    }
}
