package dk.punktum.flagger.intake.client;

import static dk.punktum.flagger.intake.Authority.ONE;
import static dk.punktum.flagger.intake.Authority.TWO;
import static dk.punktum.flagger.intake.Intake.agreementOf;
import static dk.punktum.flagger.intake.Intake.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dk.punktum.flagger.backing.BackingForTests;
import dk.punktum.flagger.backing.Tokens;
import dk.punktum.flagger.events.AgreementChanged;
import dk.punktum.flagger.events.AgreementClient;
import dk.punktum.flagger.intake.Authority;
import dk.punktum.flagger.intake.IntakeTest;
import dk.punktum.flagger.intake.Submission;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(BackingForTests.class)
class ClientTest extends IntakeTest {

    private static final String REGISTERED = "ab".repeat(32);

    @Inject
    Clock clock;

    @AfterEach
    void itsClientIsAsBefore() {
        intake.agreement(kafka, ONE, terms -> terms);
    }

    @Test
    void aClientWhoseTimeHasNotComeOrIsOverDoesNothing() {
        Submission submission = ONE.decides("eksempel.dk");
        Instant now = clock.instant();

        intake.agreement(
                kafka,
                ONE,
                terms -> terms.identities(
                        new AgreementClient("authority-one", now.plus(Duration.ofHours(1)), null, null)));
        intake.assertNoTrace(() -> assertProblem(ONE.submits(submission), 403, "client-not-valid"));
        intake.agreement(
                kafka,
                ONE,
                terms -> terms.identities(new AgreementClient(
                        "authority-one", now.minus(Duration.ofHours(1)), now.minus(Duration.ofSeconds(1)), null)));
        intake.assertNoTrace(() -> {
            assertProblem(ONE.submits(submission), 403, "client-not-valid");
            assertProblem(ONE.finds("1"), 403, "client-not-valid");
            assertProblem(
                    ONE.asks()
                            .contentType("application/pdf")
                            .body(Authority.aPdf())
                            .post("/documents")
                            .then(),
                    403,
                    "client-not-valid");
        });
    }

    @Test
    void oneClientFollowsTheOtherWithoutAGap() {
        // Given
        Instant now = clock.instant();
        Authority next = new Authority("authority-three");

        // When
        intake.agreement(
                kafka,
                ONE,
                terms -> terms.identities(
                        new AgreementClient("authority-one", now.minusSeconds(60), now.plusSeconds(3600), null),
                        new AgreementClient("authority-three", now.minusSeconds(60), null, null)));

        // Then
        UUID flag = ONE.flags("eksempel.dk");
        assertIsUnder(ONE, flag);
        next.reads(flag).statusCode(200);
        assertIsUnder(ONE, next.flags("eksempel.dk"));
    }

    @Test
    void aClientThatMovesBelongsToOneAgreementAtATimeInWhateverOrderItIsTold() {
        // Given
        Instant moved = clock.instant().minusSeconds(60);
        Authority mover = new Authority("authority-three");

        // When
        intake.agreement(
                kafka,
                TWO,
                terms -> terms.identities(
                        new AgreementClient("authority-two", Instant.EPOCH, null, null),
                        new AgreementClient("authority-three", moved, null, null)));
        intake.agreement(
                kafka,
                ONE,
                terms -> terms.identities(
                        new AgreementClient("authority-one", Instant.EPOCH, null, null),
                        new AgreementClient("authority-three", moved.minusSeconds(60), null, null)));

        // Then
        assertIsUnder(TWO, mover.flags("eksempel.dk"));
        assertThat(kafka.deadLetters(AgreementChanged.class)).isEmpty();
        intake.agreement(kafka, TWO, terms -> terms);
    }

    @Test
    void aBoundClientIsRefusedWithoutItsCertificate() {
        // Given
        Submission submission = ONE.decides("eksempel.dk");
        intake.agreement(
                kafka,
                ONE,
                terms -> terms.identities(new AgreementClient("authority-one", Instant.EPOCH, null, REGISTERED)));

        // When / Then
        intake.assertNoTrace(() -> {
            assertNotAccepted(submits(Tokens.of("authority-one"), submission), "token-not-bound");
            assertNotAccepted(submits(boundTo("cd".repeat(32)), submission), "other-certificate");
            assertNotAccepted(submits(Tokens.boundTo("rubbish.", "authority-one"), submission), "other-certificate");
            // Plain HTTP: no certificate can have been shown.
            assertNotAccepted(submits(boundTo(REGISTERED), submission), "no-certificate-presented");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"/flags?caseNumber=1", "/flags/0197c1f4-7a60-7000-8000-000000000001", "/webhooks"})
    void aBoundClientReadsNothingWithoutItsCertificate(String path) {
        intake.agreement(
                kafka,
                ONE,
                terms -> terms.identities(new AgreementClient("authority-one", Instant.EPOCH, null, REGISTERED)));

        assertNotAccepted(ONE.asks().get(path).then(), "token-not-bound");
        TWO.asks().get("/flags?caseNumber=1").then().statusCode(200);
    }

    @Test
    void whyIsSaidInDanishToo() {
        intake.agreement(
                kafka,
                ONE,
                terms -> terms.identities(new AgreementClient("authority-one", Instant.EPOCH, null, REGISTERED)));

        assertNotAccepted(
                        ONE.asks()
                                .header("Accept-Language", "da")
                                .get("/flags?caseNumber=1")
                                .then(),
                        "token-not-bound")
                .body("detail", containsString("bundet til dens certifikat"));
    }

    private void assertIsUnder(Authority authority, UUID flag) {
        assertThat(intake.number(
                        "select count(*) from flag where id = ? and agreement_id = ?", flag, agreementOf(authority)))
                .isEqualTo(1);
    }

    private static String boundTo(String sha256) {
        String thumbprint = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(HexFormat.of().parseHex(sha256));
        return Tokens.boundTo(thumbprint, "authority-one");
    }

    private static ValidatableResponse submits(String token, Submission submission) {
        return given().auth()
                .oauth2(token)
                .contentType("application/json")
                .header("Idempotency-Key", Authority.newKey())
                .body(submission)
                .post("/flags")
                .then();
    }

    private static ValidatableResponse assertNotAccepted(ValidatableResponse answer, String reason) {
        return assertProblem(answer, 401, "certificate-not-accepted")
                .body("reason", equalTo(reason))
                .header("WWW-Authenticate", containsString("invalid_token"));
    }
}
