package dk.punktum.flagger.intake.flag;

import static dk.punktum.flagger.intake.Authority.ONE;
import static dk.punktum.flagger.intake.Authority.THREE;
import static dk.punktum.flagger.intake.Intake.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import dk.punktum.flagger.backing.BackingForTests;
import dk.punktum.flagger.intake.Authority;
import dk.punktum.flagger.intake.IntakeTest;
import dk.punktum.flagger.intake.Submission;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
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
    void itSaysWhatOthersKnowOfEachName() {
        tries(
                        ONE,
                        ONE.decides(
                                "eksempel.dk",
                                "ukendt-a.dk",
                                "beslaglagt-a.dk",
                                "nede-a.dk",
                                "dnsfejl-a.dk",
                                "www.fence.dk"))
                .statusCode(200)
                .body("domains[0].lookup.registration", equalTo("REGISTERED"))
                .body("domains[0].lookup.registrar", equalTo("REG-DK"))
                .body("domains[0].lookup.managedBy", equalTo("REGISTRAR"))
                .body("domains[0].lookup.statuses", contains("active"))
                .body("domains[0].lookup.seized", equalTo(false))
                .body("domains[0].lookup.mail", equalTo("NOT_IN_USE"))
                .body("domains[1].lookup", equalTo(Map.of("registration", "NOT_REGISTERED", "mail", "NOT_IN_USE")))
                .body("domains[2].lookup.seized", equalTo(true))
                .body("domains[3].lookup.registration", equalTo("UNKNOWN"))
                .body("domains[4].lookup.mail", equalTo("UNKNOWN"))
                .body("domains[5]", not(hasKey("lookup")));
    }

    @Test
    void whatOthersKnowIsToldWithARefusalToo() {
        assertTried(tries(ONE, ONE.decides("post-b.dk")), 422, "warnings-not-acknowledged")
                .body("domains[0].lookup.mail", equalTo("IN_USE"))
                .body("domains[0].warnings.code", contains("name-used-for-mail"));
    }

    @Test
    void aFlagIsTakenWhateverTheRegisterSays() {
        ONE.submits(ONE.decides("ukendt-a.dk", "nede-a.dk"))
                .statusCode(202)
                .body("domains.outcome", contains("ACCEPTED", "ACCEPTED"));
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
