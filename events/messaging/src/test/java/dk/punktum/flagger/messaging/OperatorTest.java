package dk.punktum.flagger.messaging;

import static dk.punktum.flagger.testing.Events.aCaseClosed;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dk.punktum.flagger.backing.BackingForTests;
import dk.punktum.flagger.events.CaseClosed;
import dk.punktum.flagger.events.CloudEvents;
import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.Envelope;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(BackingForTests.class)
class OperatorTest extends InboxFixture {

    @Inject
    MessagingLifecycle lifecycle;

    @Inject
    UnfinishedWork unfinished;

    @Test
    void isForOperatorsOnly() {
        given().get("/operator/dead-letters").then().statusCode(401);
        as("anna").get("/operator/dead-letters").then().statusCode(403);
        as("anna").get("/operator/outbox").then().statusCode(403);
        as("anna").get("/operator/audit").then().statusCode(403);
        as("anna")
                .contentType("application/json")
                .post("/operator/dead-letters/redrive")
                .then()
                .statusCode(403);
        as("anna").post("/operator/outbox/1/release").then().statusCode(403);
        as("anna")
                .post("/operator/dead-letters/%s/redrive".formatted(UUID.randomUUID()))
                .then()
                .statusCode(403);
    }

    @Test
    void aViewerSeesAndChangesNothing() {
        for (String path : List.of("dead-letters", "outbox", "audit", "unfinished")) {
            as("vera").get("/operator/" + path).then().statusCode(200);
        }
        as("vera").post("/operator/outbox/1/release").then().statusCode(403);
        redriveAll("vera", List.of(UUID.randomUUID()), true, null).statusCode(403);
        as("vera")
                .contentType("application/json")
                .body("{\"reason\":\"x\"}")
                .post("/operator/dead-letters/%s/discard".formatted(UUID.randomUUID()))
                .then()
                .statusCode(403);
    }

    @Test
    void aDryRunSaysWhatWouldBeTriedAndTriesNothing() {
        // Given
        DomainName name = newName();
        poisoned(name, 3);
        ledger.failing.remove(name.aLabel());
        List<String> inOrder =
                setAside(name).stream().map(letter -> letter.id().toString()).toList();
        UUID strange = UUID.randomUUID();

        // When: the last one is chosen; the two before it stand on the same key
        redriveAll("otto", List.of(setAside(name).getLast().id(), strange), true, null)
                .statusCode(200)
                .body("dryRun", equalTo(true))
                .body("lanes.size()", equalTo(1))
                .body("lanes[0].chosen", equalTo(List.of(inOrder.getLast())))
                .body("lanes[0].letters.id", equalTo(inOrder))
                .body("lanes[0].letters[0].reason", equalTo("HANDLER_FAILED"))
                .body("lanes[0].letters[1].reason", equalTo("BEHIND_ANOTHER"))
                .body("lanes[0].outcome.resolved", equalTo(3))
                .body("unknown", equalTo(List.of(strange.toString())));

        // Then
        assertThat(done(name)).isEmpty();
        assertThat(setAside(name)).extracting(SetAside::resolution).containsOnlyNulls();
    }

    @Test
    void severalAreRedrivenAndTheReasonIsKept() {
        // Given
        DomainName good = newName();
        DomainName bad = newName();
        poisoned(good, 2);
        poisoned(bad, 1);
        ledger.failing.remove(good.aLabel());
        List<UUID> chosen = List.of(
                setAside(good).getFirst().id(),
                setAside(good).getLast().id(),
                setAside(bad).getFirst().id());

        // When
        redriveAll("otto", chosen, false, "release 14 is out")
                .statusCode(200)
                .body("lanes.size()", equalTo(2))
                .body("lanes[0].outcome.resolved", equalTo(2))
                .body("lanes[1].outcome.stoppedAt", equalTo(chosen.getLast().toString()))
                .body("lanes[1].outcome.reason", equalTo("HANDLER_FAILED"));

        // Then
        assertThat(done(good)).hasSize(2);
        assertThat(audited(good)).containsExactly("otto REDRIVEN release 14 is out", "otto REDRIVEN release 14 is out");
        assertThat(audited(bad)).containsExactly("otto REDRIVE_FAILED release 14 is out");
    }

    @Test
    void aReasonIsOneLineOf500Characters() {
        redriveAll("otto", List.of(UUID.randomUUID()), false, "x".repeat(501)).statusCode(400);
        redriveAll("otto", List.of(UUID.randomUUID()), false, "a\\nb").statusCode(400);
        redriveAll("otto", List.of(), false, "x").statusCode(400);
    }

    @Test
    void theAuditIsNeverChanged() {
        // Given
        DomainName name = newName();
        poisoned(name, 1);
        redrive(setAside(name).getFirst().id()).statusCode(200);
        assertThat(audited(name)).containsExactly("otto REDRIVE_FAILED null");

        // When, Then
        for (String change : List.of("update operator_audit set person = 'x'", "delete from operator_audit")) {
            assertThatThrownBy(() -> execute(change)).hasMessageContaining("append-only");
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// What the audit has on a name, the oldest first.
    private static List<String> audited(DomainName name) {
        return as("vera")
                .get("/operator/audit")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .<Map<String, Object>>getList("findAll { it.key == '%s' }".formatted(name.aLabel()))
                .reversed()
                .stream()
                .map(entry -> "%s %s %s".formatted(entry.get("person"), entry.get("action"), entry.get("reason")))
                .toList();
    }

    private static ValidatableResponse redriveAll(String who, List<UUID> ids, boolean dryRun, @Nullable String reason) {
        String chosen = ids.stream().map(id -> '"' + id.toString() + '"').collect(Collectors.joining(","));
        String why = reason == null ? "null" : '"' + reason + '"';
        return as(who).contentType("application/json")
                .body("{\"ids\":[%s],\"dryRun\":%s,\"reason\":%s}".formatted(chosen, dryRun, why))
                .post("/operator/dead-letters/redrive")
                .then();
    }

    @Test
    void redrivesAKeyInOrder() {
        // Given
        DomainName name = newName();
        List<UUID> ids = poisoned(name, 3);
        assertThat(setAside(name)).hasSize(3);
        ledger.failing.remove(name.aLabel());

        // When: the middle one is named; its lane begins with the first
        redrive(setAside(name).get(1).id())
                .statusCode(200)
                .body("resolved", equalTo(3))
                .body("stoppedAt", nullValue());

        // Then
        assertThat(done(name))
                .containsExactlyElementsOf(ids.stream().map(UUID::toString).toList());
        assertThat(setAside(name)).extracting(SetAside::resolution).containsOnly("REDRIVEN");

        // And: what comes next is handled as it comes
        kafka.deliver(about(name));
        awaitDone("the next event of the key", name, 4);
    }

    @Test
    void aRedriveStopsAtWhatStillFails() {
        // Given
        DomainName name = newName();
        poisoned(name, 2);

        // When
        redrive(setAside(name).getLast().id())
                .statusCode(200)
                .body("resolved", equalTo(0))
                .body("stoppedAt", equalTo(setAside(name).getFirst().id().toString()))
                .body("reason", equalTo("HANDLER_FAILED"));

        // Then
        assertThat(done(name)).isEmpty();
        assertThat(setAside(name)).extracting(SetAside::resolution).containsOnlyNulls();
    }

    @Test
    void redrivesForAHandlerThatWasNotHeardOfSinceTheStart() throws Exception {
        // Given
        DomainName name = newName();
        CaseClosed event = aCaseClosed().about(name).build();
        UUID id = UUID.randomUUID();
        var envelope = new Envelope<>(id, "/test", Instant.parse("2026-07-01T08:00:00Z"), "story", null, event);
        var arrival = new Arrival(
                "case-closed", 0, 7, name.aLabel(), CloudEvents.headers(envelope), CloudEvents.value(event));
        var letter = new DeadLetter(
                UUID.randomUUID(), "closed", arrival, DeadLetter.Reason.HANDLER_FAILED, "x", envelope.time());
        try (Connection connection = database.getConnection()) {
            DeadLetterTable.setAside(connection, letter);
        }

        // When
        redrive(letter.id()).statusCode(200).body("resolved", equalTo(1));

        // Then
        assertThat(ledger.done("closed", name.aLabel())).containsExactly(id.toString());
    }

    @Test
    void tellsThatAHandlerIsGone() throws Exception {
        // Given
        var arrival = new Arrival("case-closed", 0, 8, newName().aLabel(), java.util.Map.of(), new byte[] {1});
        var letter = new DeadLetter(
                UUID.randomUUID(),
                "abolished",
                arrival,
                DeadLetter.Reason.BROKEN,
                "x",
                Instant.parse("2026-07-01T08:00:00Z"));
        try (Connection connection = database.getConnection()) {
            DeadLetterTable.setAside(connection, letter);
        }

        // When, Then
        redrive(letter.id()).statusCode(409);
    }

    @Test
    void anUnknownDeadLetterIsNotFound() {
        redrive(UUID.randomUUID()).statusCode(404);
        discard(UUID.randomUUID(), "why not").statusCode(404);
        as("otto").post("/operator/outbox/4711000/release").then().statusCode(404);
    }

    @Test
    void aDiscardedRecordIsNeverDone() {
        // Given
        DomainName name = newName();
        List<UUID> ids = poisoned(name, 2);
        UUID first = setAside(name).getFirst().id();
        ledger.failing.remove(name.aLabel());

        // When
        discard(first, "").statusCode(400);
        discard(first, "the case was decided on paper").statusCode(204);
        redrive(setAside(name).getLast().id()).statusCode(200).body("resolved", equalTo(1));
        kafka.deliver(about(name), ids.getFirst());
        awaitFenceBehind(name);

        // Then
        assertThat(done(name)).containsExactly(ids.getLast().toString());
        assertThat(setAside(name)).extracting(SetAside::resolution).containsExactly("DISCARDED", "REDRIVEN");
        discard(first, "again").statusCode(404);
        assertThat(audited(name)).containsExactly("otto DISCARDED the case was decided on paper", "otto REDRIVEN null");
    }

    @Test
    void listsWhatIsSetAsideWithoutItsContent() {
        // Given
        DomainName name = newName();
        List<UUID> ids = poisoned(name, 1);

        // When
        ValidatableResponse list =
                as("otto").get("/operator/dead-letters?limit=1000").then();

        // Then
        list.statusCode(200)
                .body("eventId", hasItem(ids.getFirst().toString()))
                .body("key", hasItem(name.aLabel()))
                .body("find { it.key == '%s' }.keySet()".formatted(name.aLabel()), not(hasItem("payload")));
    }

    @Test
    void releasesAParkedEvent() throws Exception {
        // Given
        DomainName name = newName();
        long position;
        try (Connection connection = database.getConnection()) {
            OutboxTable.insert(connection, List.of(TestDatabase.record("case-opened", name.aLabel(), "released")));
            position = count("select max(position) from outbox where key = '%s'".formatted(name.aLabel()));
            connection
                    .createStatement()
                    .execute("update outbox set parked_at = now(), park_reason = 'test' where position = " + position);
        }
        as("otto")
                .get("/operator/outbox")
                .then()
                .statusCode(200)
                .body("parked.find { it.position == %d }.reason".formatted(position), equalTo("test"))
                .body("pending", greaterThanOrEqualTo(0));

        // When
        as("otto")
                .contentType("application/json")
                .body("{\"positions\":[%d,4711000],\"reason\":\"the topic takes more now\"}".formatted(position))
                .post("/operator/outbox/release")
                .then()
                .statusCode(200)
                .body("released", equalTo(List.of((int) position)))
                .body("unknown", equalTo(List.of(4711000)));

        // Then
        assertThat(audited(name)).containsExactly("otto RELEASED the topic takes more now");
        await("the released event")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(kafka.records("case-opened"))
                        .anyMatch(record -> name.aLabel().equals(record.key())));
    }

    @Test
    void theInboxForgetsAfterAHundredAndTwentyDays() throws Exception {
        // Given
        QuarkusTransaction.requiringNew().run(() -> count("""
                with rows as (insert into inbox (handler, event_id, received_at) values
                    ('purge', gen_random_uuid(), now() - interval '121 days'),
                    ('purge', gen_random_uuid(), now() - interval '119 days') returning 1)
                select count(*) from rows
                """));

        // When
        lifecycle.purgeInbox();

        // Then
        assertThat(count("select count(*) from inbox where handler = 'purge'")).isEqualTo(1);
    }

    @Test
    void showsWhatIsUnfinishedWithTheOldest() throws Exception {
        // Given
        poisoned(newName(), 1);
        String oldest = as("vera")
                .get("/operator/dead-letters?limit=1000")
                .then()
                .extract()
                .jsonPath()
                .getString("findAll { it.key != null }[0].key");

        // When, Then
        int count = as("vera")
                .get("/operator/unfinished")
                .then()
                .statusCode(200)
                .body("[0].stage", equalTo("letter"))
                .body("[0].oldest.domain", equalTo(oldest))
                .extract()
                .path("[0].count");
        unfinished.count();
        assertThat(given().get("/q/metrics").asString())
                .contains("flagger_unfinished{stage=\"letter\"} " + count + ".0")
                .contains("flagger_unfinished_oldest_seconds{stage=\"letter\"}");
    }

    @Test
    void isSeenInMetricsAndHealth() {
        // Given
        poisoned(newName(), 1);

        // When
        String metrics = given().get("/q/metrics").asString();

        // Then
        assertThat(metrics)
                .contains(
                        "flagger_outbox_pending",
                        "flagger_outbox_oldest_seconds",
                        "flagger_outbox_parked",
                        "flagger_outbox_sent_total",
                        "flagger_outbox_failures_total",
                        "flagger_inbox_handled_total{handler=\"decided\"",
                        "flagger_inbox_dead_letters_total{reason=\"HANDLER_FAILED\"");
        given().get("/q/health/well").then().statusCode(200);
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/health/live").then().statusCode(200);
    }

    /// Delivers events about a name on which the handler fails.
    private List<UUID> poisoned(DomainName name, int events) {
        ledger.failing.add(name.aLabel());
        List<UUID> ids = new java.util.ArrayList<>();
        for (int i = 0; i < events; i++) {
            ids.add(kafka.deliver(about(name)));
        }
        awaitFenceBehind(name);
        return ids;
    }

    private static ValidatableResponse redrive(UUID id) {
        return as("otto")
                .post("/operator/dead-letters/%s/redrive".formatted(id))
                .then();
    }

    private static ValidatableResponse discard(UUID id, String reason) {
        return as("otto")
                .contentType("application/json")
                .body("{\"reason\":\"%s\"}".formatted(reason))
                .post("/operator/dead-letters/%s/discard".formatted(id))
                .then();
    }
}
