package dk.punktum.flagger.intake.flag;

import static dk.punktum.flagger.intake.Authority.ONE;
import static dk.punktum.flagger.intake.Authority.TWO;
import static dk.punktum.flagger.intake.Intake.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;

import dk.punktum.flagger.backing.BackingForTests;
import dk.punktum.flagger.events.Envelope;
import dk.punktum.flagger.events.FlagReceived;
import dk.punktum.flagger.intake.Authority;
import dk.punktum.flagger.intake.Intake;
import dk.punktum.flagger.intake.IntakeTest;
import dk.punktum.flagger.intake.Submission;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(BackingForTests.class)
class FlagSubmissionTest extends IntakeTest {

    @Test
    void aFlagIsTakenWithAReceiptAResultPerNameAndAnEventPerAcceptedName() {
        // Given
        Submission submission = ONE.decides("eksempel.dk", "ÆØÅÖÄÜÉ.dk", "www.dk-hostmaster.dk", "eksempel.dk.");

        // When
        ValidatableResponse answer = ONE.submits(submission).statusCode(202).contentType("application/json");

        // Then
        answer.body("flagNumber", matchesPattern("F-20\\d\\d-\\d{6}"))
                .body("caseNumber", equalTo(submission.caseNumber()))
                .body("document.sha256", equalTo(submission.documentSha256()))
                .body("domains.outcome", contains("ACCEPTED", "ACCEPTED", "REFUSED", "REFUSED"))
                .body("domains[1].aLabel", equalTo("xn--4cabco7dk5a.dk"))
                .body("domains[1].uLabel", equalTo("æøåöäüé.dk"))
                .body("domains[1].typed", equalTo("ÆØÅÖÄÜÉ.dk"))
                .body("domains[2].code", equalTo("below-registrable-name"))
                .body("domains[2].meant", equalTo("dk-hostmaster.dk"))
                .body("domains[3].code", equalTo("duplicate-in-request"));
        UUID flagId = UUID.fromString(answer.extract().path("flagId"));
        assertThat(answer.extract().header("Location")).endsWith("/flags/" + flagId);
        kafka.await("the second name", FlagReceived.class, ofFlag(flagId, "xn--4cabco7dk5a.dk"));
        kafka.await("the first name", FlagReceived.class, ofFlag(flagId, "eksempel.dk"));
        assertThat(eventsOf(flagId)).hasSize(2).allSatisfy(event -> {
            assertThat(event.correlationId()).isEqualTo(flagId.toString());
            assertThat(event.source()).isEqualTo("/intake-service");
            assertThat(event.event().agreementId()).isEqualTo(Intake.agreementOf(ONE));
            assertThat(event.event().legalGround()).isEqualTo("terms-9.1");
            assertThat(event.event().documentSha256()).isEqualTo(submission.documentSha256());
            assertThat(event.event().flagNumber()).isEqualTo(answer.extract().path("flagNumber"));
        });
    }

    @Test
    void whatWasHandedInIsReadRightAfterwards() {
        Submission submission = ONE.decides("eksempel.dk", "fence.com");

        UUID flagId = flagId(ONE.submits(submission));

        ONE.reads(flagId)
                .statusCode(200)
                .body("caseNumber", equalTo(submission.caseNumber()))
                .body("decisionDate", equalTo("2026-07-01"))
                .body("proportionality.triedFirst", equalTo("Ordered the host on 1 June."))
                .body("domains", hasSize(1))
                .body("domains[0].aLabel", equalTo("eksempel.dk"))
                .body("domains[0].status", equalTo("RECEIVED"))
                .body("refused", hasSize(1))
                .body("refused[0].position", equalTo(1))
                .body("refused[0].code", equalTo("not-under-dk"));
        ONE.finds((String) submission.caseNumber()).statusCode(200).body("flagId", contains(flagId.toString()));
        ONE.finds("no such case").statusCode(200).body("$", hasSize(0));
    }

    @Test
    void theNameWithSharpSAndTheOneWithTwoAreTwoNames() {
        ONE.submits(ONE.decides("straße.dk", "strasse.dk"))
                .statusCode(202)
                .body("domains.aLabel", contains("xn--strae-oqa.dk", "strasse.dk"));
    }

    @Test
    void aDecisionAboutAHundredNamesIsTaken() {
        List<String> names =
                IntStream.range(0, 100).mapToObj("burst-%d.dk"::formatted).toList();

        UUID flagId = flagId(ONE.submits(ONE.decides().domains(names)));

        kafka.await("the last name", FlagReceived.class, ofFlag(flagId, "burst-99.dk"));
        ONE.reads(flagId).body("domains.aLabel", equalTo(names));
    }

    @ParameterizedTest
    @MethodSource
    void badInputIsRefusedAndLeavesNoTrace(
            String what, UnaryOperator<Submission> change, int status, String code, String pointer, String error) {
        Submission submission = change.apply(ONE.decides("eksempel.dk"));

        intake.assertNoTrace(() -> assertProblem(ONE.submits(submission), status, code)
                .body("errors.find { it.pointer == '%s' }.code".formatted(pointer), equalTo(error)));
    }

    static Stream<Arguments> badInputIsRefusedAndLeavesNoTrace() {
        String tomorrow = LocalDate.now(Clock.system(ZoneId.of("Europe/Copenhagen")))
                .plusDays(1)
                .toString();
        return Stream.of(
                bad("101 domains", s -> s.domains(hundredAndOne()), 422, "too-many-domains", "/domains", null),
                bad("no domain", s -> s.domains(List.of()), 422, "no-domains", "/domains", null),
                bad("58 ø", only("ø".repeat(58) + ".dk"), 422, "no-domain-accepted", "/domains/0", "label-too-long"),
                bad("a URL", only("https://eksempel.dk/"), 422, "no-domain-accepted", "/domains/0", "url"),
                bad(
                        "a sub-domain",
                        only("www.eksempel.dk"),
                        422,
                        "no-domain-accepted",
                        "/domains/0",
                        "below-registrable-name"),
                bad("a .com", only("eksempel.com"), 422, "no-domain-accepted", "/domains/0", "not-under-dk"),
                bad(
                        "a NUL",
                        only("eks\u0000empel.dk"),
                        422,
                        "no-domain-accepted",
                        "/domains/0",
                        "character-not-admitted"),
                bad(
                        "a future decision",
                        s -> s.decisionDate(tomorrow),
                        422,
                        "decision-date-in-future",
                        "/decisionDate",
                        null),
                bad(
                        "an empty statement",
                        s -> s.proportionality(new Submission.Proportionality("x", " ", "y")),
                        422,
                        "proportionality-empty",
                        "/proportionality/whyLessIsNotEnough",
                        null),
                bad("no statement", s -> s.proportionality(null), 400, "flag-malformed", "/proportionality", "missing"),
                bad(
                        "a hash of another document",
                        s -> s.document(s.documentId(), "0".repeat(64)),
                        422,
                        "document-hash-mismatch",
                        "/documentSha256",
                        null),
                bad(
                        "a document that nobody handed in",
                        s -> s.document(UUID.randomUUID(), s.documentSha256()),
                        422,
                        "unknown-document",
                        "/documentId",
                        null),
                bad(
                        "a ground outside the agreement",
                        s -> s.legalGround("terms-9.4"),
                        422,
                        "ground-outside-agreement",
                        "/legalGround",
                        null),
                bad("another measure", s -> s.measure("DELETE"), 422, "measure-not-offered", "/measure", null),
                bad("a number for a text", s -> s.caseNumber(17), 400, "flag-malformed", "/caseNumber", "not-a-string"),
                bad(
                        "several at once",
                        s -> s.measure("DELETE").decisionDate(tomorrow),
                        422,
                        "flag-refused",
                        "/measure",
                        "measure-not-offered"));
    }

    @Test
    void anotherAuthoritysDocumentIsUnknown() {
        Authority.Document theirs = TWO.uploads(Authority.aPdf());
        Submission submission = ONE.decides("eksempel.dk").document(theirs.id(), theirs.sha256());

        intake.assertNoTrace(() -> assertProblem(ONE.submits(submission), 422, "unknown-document"));
    }

    @Test
    void aCaseNumberIsUsedOncePerAuthority() {
        Submission first = ONE.decides("eksempel.dk");
        UUID flagId = flagId(ONE.submits(first));

        intake.assertNoTrace(() -> assertProblem(ONE.submits(first), 409, "case-number-taken")
                .body("flagId", equalTo(flagId.toString()))
                .body("flag", equalTo("/flags/" + flagId))
                .body("flagNumber", startsWith("F-")));
        TWO.submits(TWO.decides("eksempel.dk").caseNumber(first.caseNumber())).statusCode(202);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "[]", "null", "\"x\"", "{} {}", "{\"a\":1,\"a\":2}", "{\"measure\": \"SUSPEND\",}"})
    void whatIsNoJsonObjectIsRefused(String body) {
        intake.assertNoTrace(() -> assertProblem(ONE.submits(body), 400, "not-json"));
    }

    @Test
    void aHugeBodyIsRefused() {
        String huge = "{\"caseNumber\": \"%s\"}".formatted("x".repeat(1024 * 1024));

        intake.assertNoTrace(() -> assertProblem(ONE.submits(huge), 413, "too-large"));
    }

    @Test
    void unknownMembersAreToldTogetherWithWhatIsMissing() {
        assertProblem(ONE.submits("{\"case_number\": \"1\"}"), 400, "flag-malformed")
                .body("errors.pointer", hasItem("/case_number"))
                .body("errors.pointer", hasItem("/caseNumber"))
                .body("errors", hasSize(9));
    }

    @Test
    void refusalsAreCountedByReasonWithoutNames() {
        ONE.submits(ONE.decides("eksempel.com")).statusCode(422);

        String metrics = io.restassured.RestAssured.get("/q/metrics").asString();

        assertThat(metrics)
                .containsPattern("flagger_intake_flags_total\\{.*outcome=\"refused\".*reason=\"no-domain-accepted\".*}")
                .doesNotContain("eksempel.com");
    }

    @Test
    void whatSomebodyTypedIsNotInTheLog() {
        List<String> lines = new CopyOnWriteArrayList<>();
        Handler eyes = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(line.getMessage() + Arrays.toString(line.getParameters()));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger everything = Logger.getLogger("");
        everything.addHandler(eyes);
        try {
            ONE.submits(ONE.decides("somebody@eksempel.dk")).statusCode(422);
            ONE.submits(ONE.decides("somebody@eksempel.dk", "eksempel.dk")).statusCode(202);
        } finally {
            everything.removeHandler(eyes);
        }

        assertThat(lines)
                .anyMatch(line -> line.contains("names accepted"))
                .noneMatch(line -> line.contains("somebody"));
    }

    private static Arguments bad(
            String what, UnaryOperator<Submission> change, int status, String code, String pointer, String error) {
        return Arguments.of(what, change, status, code, pointer, error == null ? code : error);
    }

    private static UnaryOperator<Submission> only(String domain) {
        return submission -> submission.domains(List.of(domain));
    }

    private static List<String> hundredAndOne() {
        return IntStream.range(0, 101).mapToObj("n%d.dk"::formatted).toList();
    }

    private static UUID flagId(ValidatableResponse answer) {
        return UUID.fromString(answer.statusCode(202).extract().path("flagId"));
    }

    private static java.util.function.Predicate<FlagReceived> ofFlag(UUID flagId, String domain) {
        return event -> event.flagId().equals(flagId) && event.domain().aLabel().equals(domain);
    }

    private List<Envelope<FlagReceived>> eventsOf(UUID flagId) {
        return kafka.events(FlagReceived.class).stream()
                .filter(event -> event.event().flagId().equals(flagId))
                .toList();
    }
}
