package dk.punktum.flagger.intake.delivery;

import static dk.punktum.flagger.intake.Authority.ONE;
import static dk.punktum.flagger.intake.Authority.TWO;
import static dk.punktum.flagger.intake.Intake.assertProblem;
import static dk.punktum.flagger.testing.Events.aCaseDecided;
import static dk.punktum.flagger.testing.Events.aCaseOpened;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dk.punktum.flagger.backing.BackingForTests;
import dk.punktum.flagger.events.CaseDecided;
import dk.punktum.flagger.events.CaseOpened;
import dk.punktum.flagger.events.Event;
import dk.punktum.flagger.intake.Authority;
import dk.punktum.flagger.intake.IntakeTest;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(BackingForTests.class)
class WebhookTest extends IntakeTest {

    private static final AtomicInteger NAMES = new AtomicInteger();

    private final String name = "hooked-%d.dk".formatted(NAMES.incrementAndGet());
    private Receiver receiver;
    private UUID webhook;
    private String secret;

    @BeforeEach
    void aWebhookIsRegistered() throws IOException {
        receiver = new Receiver();
        JsonPath made = registers(ONE, receiver.url()).statusCode(201).extract().jsonPath();
        webhook = made.getUUID("webhookId");
        secret = made.getString("secret");
    }

    @AfterEach
    void nothingIsLeft() {
        for (Authority authority : List.of(ONE, TWO)) {
            List<String> ids = authority.asks().get("/webhooks").jsonPath().getList("webhookId");
            ids.forEach(
                    id -> authority.asks().delete("/webhooks/{id}", id).then().statusCode(204));
        }
        receiver.close();
    }

    @Test
    void aChangeOfStatusReachesTheAuthoritySigned() throws Exception {
        JsonPath flag = ONE.submits(ONE.decides(name)).statusCode(202).extract().jsonPath();

        tell(opened(flag.getUUID("flagId")));

        Receiver.Message message = awaitMessages(1).getFirst();
        assertThat(message.path()).isEqualTo("/flags?from=registry");
        assertThat(message.id()).startsWith("msg_");
        assertThat(message.isSignedWith(secret)).isTrue();
        assertThat(Instant.ofEpochSecond(Long.parseLong(message.timestamp())))
                .isBetween(Instant.now().minusSeconds(300), Instant.now().plusSeconds(300));
        assertThat(message.json().getString("type")).isEqualTo("flag.status-changed");
        assertThat(message.json().<String, String>getMap("data"))
                .isEqualTo(Map.of(
                        "flagId",
                        flag.getString("flagId"),
                        "flagNumber",
                        flag.getString("flagNumber"),
                        "domain",
                        name,
                        "status",
                        "CASE_OPENED"));
    }

    @Test
    void eachAuthorityIsToldOfItsOwnFlagsOnly() throws Exception {
        try (var receiverOfTwo = new Receiver()) {
            registers(TWO, receiverOfTwo.url()).statusCode(201);
            UUID one = ONE.flags(name);
            UUID two = TWO.flags(name);

            tell(opened(one));
            awaitMessages(1);
            tell(opened(two));

            await("the message to the other authority")
                    .until(() -> !receiverOfTwo.got().isEmpty());
            assertThat(receiverOfTwo.got())
                    .extracting(message -> message.json().getString("data.flagId"))
                    .containsExactly(two.toString());
            assertThat(receiver.got())
                    .extracting(message -> message.json().getString("data.flagId"))
                    .containsExactly(one.toString());
        }
    }

    @Test
    void afterAFailureTheSameMessageComesFirst() throws Exception {
        // Given
        receiver.answers(500, 302);
        UUID flag = ONE.flags(name);

        // When
        tell(opened(flag));
        await("the first attempt").until(() -> !receiver.got().isEmpty());
        tell(upheld(flag));

        // Then
        List<Receiver.Message> got = awaitMessages(4);
        assertThat(got)
                .extracting(Receiver.Message::status)
                .containsExactly("CASE_OPENED", "CASE_OPENED", "CASE_OPENED", "UPHELD");
        assertThat(got.subList(0, 3))
                .extracting(Receiver.Message::id)
                .containsOnly(got.getFirst().id());
        assertThat(got).extracting(Receiver.Message::path).containsOnly("/flags?from=registry");
        assertThat(got.get(3).id()).isNotEqualTo(got.getFirst().id());
        awaitOutcome(0, "DELIVERED", "204");
    }

    @Test
    void aRotatedSecretAndItsPredecessorBothSign() throws Exception {
        String fresh = ONE.asks()
                .post("/webhooks/{id}/rotate-secret", webhook)
                .then()
                .statusCode(200)
                .extract()
                .path("secret");

        test(webhook);

        Receiver.Message both = awaitMessages(1).getFirst();
        assertThat(both.signatures()).hasSize(2);
        assertThat(both.isSignedWith(fresh)).isTrue();
        assertThat(both.isSignedWith(secret)).isTrue();
        assertThat(both.json().getString("type")).isEqualTo("webhook.test");

        intake.execute(
                "update webhook set former_until = now() - interval '1 second' where id = '%s'".formatted(webhook));
        test(webhook);
        assertThat(awaitMessages(2).getLast().signatures()).hasSize(1);
        assertThat(receiver.got().getLast().isSignedWith(fresh)).isTrue();
    }

    @Test
    void whoIsGoneIsNotCalledAgainUntilEnabled() {
        receiver.answers(410);
        test(webhook);
        awaitStatus("GONE");

        test(webhook);
        assertThat(receiver.got()).hasSize(1);
        ONE.asks().post("/webhooks/{id}/enable", webhook).then().statusCode(200).body("status", equalTo("ENABLED"));

        awaitMessages(3);
        assertThat(audited("DISABLED_GONE")).isEqualTo(1);
        assertThat(audited("ENABLED")).isEqualTo(1);
    }

    @Test
    void whoHasFailedForDaysIsNotCalledAgain() throws Exception {
        intake.execute(
                "update webhook set failing_since = now() - interval '5 days' where id = '%s'".formatted(webhook));
        receiver.answers(500);

        test(webhook);

        awaitStatus("FAILING");
        assertThat(receiver.got()).hasSize(1);
        assertThat(audited("DISABLED_FAILING")).isEqualTo(1);
    }

    @Test
    void oneSuccessEndsTheFailing() {
        receiver.answers(500);

        test(webhook);

        awaitOutcome(0, "DELIVERED", "204");
        ONE.asks().get("/webhooks").then().body("[0].failingSince", nullValue());
    }

    @Test
    void whatWasGivenUpCanBeReplayedUnderTheSameId() {
        receiver.answers(500, 500, 500, 500);
        String id = test(webhook);
        awaitOutcome(0, "GIVEN_UP", "500");
        assertThat(receiver.got()).hasSize(4);

        replay("{\"messageId\": \"%s\"}".formatted(id)).statusCode(202).body("messages", equalTo(1));

        assertThat(awaitMessages(5)).extracting(Receiver.Message::id).containsOnly(id);
        awaitOutcome(0, "DELIVERED", "204");
    }

    @Test
    void everythingSinceATimeCanBeReplayed() throws Exception {
        UUID flag = ONE.flags(name);
        tell(opened(flag));
        awaitMessages(1);
        tell(upheld(flag));
        awaitMessages(2);
        awaitOutcome(0, "DELIVERED", "204");
        Instant second = Instant.parse(messages().getString("[0].createdAt"));

        replay("{\"since\": \"2026-01-01T00:00:00Z\"}").body("messages", equalTo(2));
        awaitMessages(4);
        awaitOutcome(0, "DELIVERED", "204");
        replay("{\"since\": \"%s\"}".formatted(second)).body("messages", equalTo(1));

        assertThat(awaitMessages(5))
                .extracting(Receiver.Message::status)
                .containsExactly("CASE_OPENED", "UPHELD", "CASE_OPENED", "UPHELD", "UPHELD");
    }

    @Test
    void aSecretIsShownOnceAndKeptEncrypted() throws Exception {
        ONE.asks().get("/webhooks").then().body("$", hasSize(1)).body("[0].secret", nullValue());

        assertThat(intake.number(
                        "select count(*) from webhook where id = ? and (position(decode(?, 'base64') in secret) > 0"
                                + " or position(convert_to(?, 'UTF8') in secret) > 0)",
                        webhook,
                        secret.substring("whsec_".length()),
                        secret))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "http://192.168.0.1/, address-not-allowed",
        "https://169.254.169.254/latest, address-not-allowed",
        "https://[fd00:ec2::254]/, address-not-allowed",
        "http://1.1.1.1/, address-not-allowed"
    })
    void nobodyReachesOurOwnNetwork(String url, String outcome) {
        webhook = registers(ONE, url).statusCode(201).extract().jsonPath().getUUID("webhookId");

        test(webhook);

        await("the outcome")
                .untilAsserted(() ->
                        assertThat(messages().getString("[0].lastOutcome")).isEqualTo(outcome));
    }

    @ParameterizedTest
    @CsvSource({
        "{}, missing, /url",
        "'{\"url\": 1}', not-a-string, /url",
        "'{\"url\": \"ftp://example.dk/\"}', not-https, /url",
        "'{\"url\": \"flags\"}', not-a-url, /url",
        "'{\"url\": \"https://a:b@example.dk/\"}', has-user-info, /url"
    })
    void whatCanNotBeCalledIsNotRegistered(String body, String code, String pointer) {
        assertProblem(
                        ONE.asks()
                                .contentType("application/json")
                                .body(body)
                                .post("/webhooks")
                                .then(),
                        400,
                        "webhook-malformed")
                .body("errors[0].code", equalTo(code))
                .body("errors[0].pointer", equalTo(pointer));
    }

    @Test
    void anAgreementHasAFewAtMost() {
        for (int i = 2; i <= 5; i++) {
            registers(ONE, "https://example.dk/" + i).statusCode(201);
        }

        assertProblem(registers(ONE, "https://example.dk/6"), 409, "too-many-webhooks");
    }

    @Test
    void anotherAuthoritysWebhookIsNotFound() {
        TWO.asks().get("/webhooks").then().body("$", hasSize(0));
        for (String act : List.of("rotate-secret", "enable", "test")) {
            assertProblem(TWO.asks().post("/webhooks/{id}/{act}", webhook, act).then(), 404, "unknown-webhook");
        }
        assertProblem(TWO.asks().get("/webhooks/{id}/messages", webhook).then(), 404, "unknown-webhook");
        assertProblem(TWO.asks().delete("/webhooks/{id}", webhook).then(), 404, "unknown-webhook");
        assertProblem(
                TWO.asks()
                        .contentType("application/json")
                        .body("{\"since\": \"2026-01-01T00:00:00Z\"}")
                        .post("/webhooks/{id}/replay", webhook)
                        .then(),
                404,
                "unknown-webhook");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"since\": \"yesterday\"}", "{\"messageId\": \"17\"}", "{\"all\": true}"})
    void aReplayThatCanNotBeReadIsRefused(String body) {
        assertProblem(replay(body), 400, "replay-malformed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"clara", "otto", "downstream-client", "flagger-services"})
    void onlyFlaggersHaveWebhooks(String someone) {
        Authority nobody = new Authority(someone);

        assertProblem(registers(nobody, "https://example.dk/"), 403, "forbidden");
        assertProblem(nobody.asks().get("/webhooks").then(), 403, "forbidden");
        assertProblem(nobody.asks().post("/webhooks/{id}/test", webhook).then(), 403, "forbidden");
        assertProblem(given().get("/webhooks").then(), 401, "token-missing");
    }

    private static ValidatableResponse registers(Authority authority, String url) {
        return authority
                .asks()
                .contentType("application/json")
                .body("{\"url\": \"%s\"}".formatted(url))
                .post("/webhooks")
                .then();
    }

    /// @return the message's id
    private static String test(UUID webhook) {
        return ONE.asks()
                .post("/webhooks/{id}/test", webhook)
                .then()
                .statusCode(202)
                .extract()
                .path("messageId");
    }

    private ValidatableResponse replay(String body) {
        return ONE.asks()
                .contentType("application/json")
                .body(body)
                .post("/webhooks/{id}/replay", webhook)
                .then();
    }

    private JsonPath messages() {
        return ONE.asks()
                .get("/webhooks/{id}/messages", webhook)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private List<Receiver.Message> awaitMessages(int count) {
        await("%d messages".formatted(count)).until(() -> receiver.got().size() >= count);
        assertThat(receiver.got()).hasSize(count);
        return receiver.got();
    }

    private void awaitOutcome(int newest, String status, String outcome) {
        await("the message to be %s".formatted(status)).untilAsserted(() -> {
            assertThat(messages().getString("[%d].status".formatted(newest))).isEqualTo(status);
            assertThat(messages().getString("[%d].lastOutcome".formatted(newest)))
                    .isEqualTo(outcome);
        });
    }

    private void awaitStatus(String status) {
        await("the webhook to be %s".formatted(status))
                .until(() -> ONE.asks().get("/webhooks").path("[0].status").equals(status));
    }

    private long audited(String act) {
        return intake.number("select count(*) from webhook_audit where webhook_id = ? and act = ?", webhook, act);
    }

    private CaseOpened opened(UUID flag) {
        return aCaseOpened().about(name).ofFlag(flag).build();
    }

    private CaseDecided upheld(UUID flag) {
        return aCaseDecided().upheld().about(name).ofFlag(flag).build();
    }

    private void tell(Event event) {
        kafka.deliver(event);
    }
}
