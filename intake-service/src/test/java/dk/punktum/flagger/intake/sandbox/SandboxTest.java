package dk.punktum.flagger.intake.sandbox;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static dk.punktum.flagger.intake.Authority.ONE;
import static dk.punktum.flagger.intake.Intake.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dk.punktum.flagger.backing.BackingForTests;
import dk.punktum.flagger.events.FlagReceived;
import dk.punktum.flagger.events.FlagWithdrawn;
import dk.punktum.flagger.intake.Authority;
import dk.punktum.flagger.intake.IntakeTest;
import dk.punktum.flagger.intake.Submission;
import dk.punktum.flagger.intake.delivery.Receiver;
import dk.punktum.flagger.intake.stream.Follower;
import dk.punktum.flagger.messaging.Outbox;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(BackingForTests.class)
class SandboxTest extends IntakeTest {

    private static final Authority SANDBOX = new Authority("authority-sandbox");

    private static final String RESUME = "(?s).*<([^>]*)>; rel=\"tag:[^\"]*resume\".*";

    @Inject
    ObjectMapper json;

    @Inject
    Sandboxes sandboxes;

    @Test
    void aFlagIsTakenAndMarkedInEveryAnswer() {
        Submission submission = SANDBOX.decides("sandbox-effective.dk", "www.sandbox-effective.dk");

        Response answer = SANDBOX.submits(submission, Authority.newKey());

        answer.then()
                .statusCode(202)
                .header("Sandbox", equalTo("true"))
                .body("sandbox", equalTo(true))
                .body("domains.outcome", contains("ACCEPTED", "REFUSED"));
        String receipt = new String(
                Base64.getUrlDecoder()
                        .decode(answer.<String>path("signedReceipt").split("\\.")[1]),
                StandardCharsets.UTF_8);
        assertThat(receipt).contains("\"sandbox\":true");
        SANDBOX.reads(UUID.fromString(answer.path("flagId")))
                .body("sandbox", equalTo(true))
                .header("Sandbox", equalTo("true"));
        assertProblem(SANDBOX.submits("{}"), 400, "flag-malformed").header("Sandbox", equalTo("true"));
        await("it is listed")
                .untilAsserted(() -> SANDBOX.asks()
                        .get("/flags")
                        .then()
                        .header("Sandbox", equalTo("true"))
                        .body("[0].sandbox", equalTo(true)));
    }

    @Test
    void inEarnestNothingIsMarked() {
        Response answer = ONE.submits(ONE.decides("sandbox-effective.dk"), Authority.newKey());

        answer.then().statusCode(202).header("Sandbox", nullValue()).body("sandbox", nullValue());
        ONE.reads(UUID.fromString(answer.path("flagId")))
                .body("sandbox", nullValue())
                .body("domains[0].status", equalTo("RECEIVED"));
    }

    /// A later flag about the same names is on the same partitions: what had to come before it has come.
    @Test
    void noEventOfItLeaves() {
        // Given
        UUID played = SANDBOX.flags("eksempel.dk");
        intake.awaitRest();
        long outbox = intake.traces().getOrDefault("events", -1L);

        // When
        UUID second = SANDBOX.flags("eksempel.dk");
        SANDBOX.withdraws(second, "{\"reason\": \"RESOLVED\"}").statusCode(200);

        // Then
        assertThat(intake.traces()).containsEntry("events", outbox);
        UUID fence = ONE.flags("eksempel.dk");
        await("the event of the flag in earnest")
                .until(() -> kafka.events(FlagReceived.class).stream()
                        .anyMatch(event -> event.event().flagId().equals(fence)));
        assertThat(kafka.events(FlagReceived.class))
                .noneMatch(
                        event -> List.of(played, second).contains(event.event().flagId()));
        assertThat(kafka.events(FlagWithdrawn.class))
                .noneMatch(event -> event.event().flagId().equals(second));
    }

    @Test
    void thereIsNoOtherWayForAnEventToLeave() {
        noClasses()
                .that()
                .doNotHaveSimpleName("FlagEvents")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Outbox.class)
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("dk.punktum.flagger.intake"));
    }

    @Test
    void itGoesOnByItselfAndWhoeverWantsToBeToldIsTold() throws IOException {
        try (var receiver = new Receiver()) {
            // Given
            String webhook = SANDBOX.asks()
                    .contentType("application/json")
                    .body(Map.of("url", receiver.url()))
                    .post("/webhooks")
                    .path("webhookId");
            UUID superseded = SANDBOX.flags("sandbox-declined-seized.dk");
            Map<String, Object> later = new HashMap<>(
                    json.convertValue(SANDBOX.decides("sandbox-declined-seized.dk"), new TypeReference<>() {}));
            later.put("supersedes", superseded.toString());

            // When
            UUID flagId = UUID.fromString(SANDBOX.submits(later).extract().path("flagId"));

            // Then
            try (var follower = Follower.of(SANDBOX, flagId)) {
                await("the end of the story, in the stream")
                        .until(() -> follower.next("the flag").data().contains("\"declineReason\":\"SEIZED\""));
                await("the end of the stream").until(follower::hasEnded);
            }
            await("the messages about both flags")
                    .untilAsserted(() -> assertThat(receiver.got())
                            .filteredOn(message ->
                                    flagId.toString().equals(message.json().getString("data.flagId")))
                            .extracting(Receiver.Message::status)
                            .containsExactly("CASE_OPENED", "DECLINED"));
            await("the superseded flag's end")
                    .untilAsserted(() ->
                            SANDBOX.reads(superseded).body("domains[0].withdrawal.reason", equalTo("SUPERSEDED")));
            SANDBOX.asks().delete("/webhooks/{id}", webhook).then().statusCode(204);
        }
    }

    @Test
    void theListFollowsTheStory() {
        var resume = new AtomicReference<>(
                SANDBOX.asks().get("/flags").header("Link").replaceFirst(RESUME, "$1"));
        UUID flagId = SANDBOX.flags("sandbox-case-opened.dk");

        await("the flag once more, when its case is opened")
                .until(
                        () -> {
                            Response page =
                                    SANDBOX.asks().urlEncodingEnabled(false).get(resume.get());
                            resume.set(page.header("Link").replaceFirst(RESUME, "$1"));
                            return page.<String>path("find { it.flagId == '%s' }.domains[0].status".formatted(flagId));
                        },
                        "CASE_OPENED"::equals);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name-with-sub-tenants", "name-used-for-mail", "high-impact-name", "existing-hold"})
    void aWarningHasToBeAcknowledged(String warning) {
        assertProblem(SANDBOX.submits(SANDBOX.decides("sandbox-" + warning + ".dk")), 422, "warnings-not-acknowledged")
                .body("errors.code", contains(warning));
        ONE.submits(ONE.decides("sandbox-" + warning + ".dk")).statusCode(202);
    }

    @Test
    void nobodyOutsideIsAskedAboutItsNames() {
        SANDBOX.asks()
                .contentType("application/json")
                .header("Prefer", "handling=dry-run")
                .body(SANDBOX.decides("ukendt-a.dk", "sandbox-declined-domain-not-found.dk", "post-a.dk"))
                .post("/flags")
                .then()
                .statusCode(200)
                .body("domains.lookup.registration", contains("REGISTERED", "NOT_REGISTERED", "REGISTERED"))
                .body("domains.lookup.mail", contains("NOT_IN_USE", "NOT_IN_USE", "NOT_IN_USE"));
    }

    @Test
    void noAgreementTakesAClientOutOfIt() throws SQLException {
        intake.execute("""
                insert into agreement_client (agreement_id, client_id, valid_from)
                select agreement_id, 'authority-sandbox', '2020-01-01' from agreement_client where client_id = 'authority-one'""");
        try {
            sandboxes.open(Set.of(SANDBOX.clientId()));

            SANDBOX.submits(SANDBOX.decides("eksempel.dk"), Authority.newKey())
                    .then()
                    .statusCode(202)
                    .body("sandbox", equalTo(true));
        } finally {
            intake.execute("""
                    delete from agreement_client where client_id = 'authority-sandbox'
                        and agreement_id in (select id from agreement where not sandbox)""");
        }
    }

    @Test
    void aClientOfAnAgreementHasNoSandbox() {
        Assertions.assertThatIllegalStateException()
                .isThrownBy(() -> sandboxes.open(Set.of(SANDBOX.clientId(), ONE.clientId())))
                .withMessageContaining(ONE.clientId());

        ONE.submits(ONE.decides("eksempel.dk"), Authority.newKey())
                .then()
                .statusCode(202)
                .body("sandbox", nullValue());
    }

    @Test
    void whatIsSupersededIsNotToldEither() {
        intake.awaitRest();
        long before = intake.traces().getOrDefault("events", -1L);
        UUID first = SANDBOX.flags("sandbox-received.dk", "dk-hostmaster.dk");

        Map<String, Object> later =
                new HashMap<>(json.convertValue(SANDBOX.decides("sandbox-received.dk"), new TypeReference<>() {}));
        later.put("supersedes", first.toString());
        SANDBOX.submits(later).statusCode(202);

        assertThat(intake.traces()).containsEntry("events", before);
        SANDBOX.reads(first)
                .body("domains.find { it.aLabel == 'dk-hostmaster.dk' }.withdrawal.reason", equalTo("SUPERSEDED"));
    }

    @Test
    void itIsNoOtherAuthoritysFlag() {
        UUID played = SANDBOX.flags("eksempel.dk");
        UUID earnest = ONE.flags("eksempel.dk");

        ONE.reads(played).statusCode(404);
        SANDBOX.reads(earnest).statusCode(404);
    }

    @Test
    void anAgreementStaysWhatItIs() {
        Assertions.assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> intake.execute("update agreement set sandbox = not sandbox"));
    }

    @Test
    void nothingOfItIsUnfinished() {
        SANDBOX.flags("sandbox-received.dk");

        assertThat(new Authority("otto").asks().get("/operator/unfinished").asString())
                .doesNotContain("sandbox-received.dk");
    }
}
