package dk.punktum.flagger.suspension.poll;

import static dk.punktum.flagger.suspension.Story.newName;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dk.punktum.flagger.backing.BackingForTests;
import dk.punktum.flagger.backing.Tokens;
import dk.punktum.flagger.events.CaseDecided;
import dk.punktum.flagger.events.DomainReinstated;
import dk.punktum.flagger.events.DomainSuspended;
import dk.punktum.flagger.events.PollMessageQueued;
import dk.punktum.flagger.events.SuspensionEffective;
import dk.punktum.flagger.events.SuspensionEffective.Change;
import dk.punktum.flagger.events.SuspensionState;
import dk.punktum.flagger.events.Uuid7;
import dk.punktum.flagger.suspension.FakeRegistry;
import dk.punktum.flagger.suspension.RegistryForTests;
import dk.punktum.flagger.suspension.Story;
import dk.punktum.flagger.testing.Events;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(BackingForTests.class)
@WithTestResource(RegistryForTests.class)
class PollStoryTest {

    private static final String REGISTRAR = "REG-100007-DK";

    FakeRegistry registry;

    @Inject
    MeterRegistry meters;

    private Story story;
    private String name;

    @BeforeEach
    void begin() {
        story = new Story();
        name = newName();
        registry.register(name, "server transfer prohibited");
        manage(REGISTRAR);
    }

    @AfterEach
    void end() {
        story.close();
    }

    @Test
    void theRegistrarGetsOneMessagePerChangeHoweverOftenItIsTold() {
        // Given
        CaseDecided verdict = Events.aCaseDecided().upheld().about(name).build();

        // When
        var eventId = Uuid7.next();
        story.kafka().deliver(verdict, eventId);
        story.kafka().deliver(verdict, eventId);
        story.kafka().deliver(verdict, Uuid7.next());
        story.next(DomainSuspended.class, name, 1);
        CaseDecided further = story.uphold(name);
        story.next(SuspensionState.class, name, 2);
        story.close(further);
        story.next(SuspensionState.class, name, 3);
        story.close(verdict);
        story.close(verdict);
        story.next(DomainReinstated.class, name, 4);

        // Then
        story.next(PollMessageQueued.class, name, 4);
        List<PollMessageQueued> told = story.told(PollMessageQueued.class, name);
        assertThat(told).extracting(PollMessageQueued::sequence).containsExactly(1L, 4L);
        assertThat(told).extracting(PollMessageQueued::registrar).containsOnly(REGISTRAR);
        PollMessageQueued first = told.getFirst();
        assertThat(first.change()).isEqualTo(Change.SUSPENDED);
        assertThat(first.before().statuses()).containsExactly("serverTransferProhibited");
        assertThat(first.after().statuses()).contains("serverTransferProhibited", "serverHold");
        assertThat(told.getLast().before()).isEqualTo(first.after());
        assertThat(told.getLast().after()).isEqualTo(first.before());
        assertThat(waiting()).containsExactly(first.messageId(), told.getLast().messageId());
        assertThat(story.envelopes(PollMessageQueued.class, name))
                .allSatisfy(envelope -> assertThat(envelope.correlationId())
                        .isEqualTo(verdict.flagId().toString()));
    }

    @ParameterizedTest
    @CsvSource({
        "DKHM1-DK,              registrant-managed",
        "'',                    registrar-unknown",
        "REG-100000000000001,   registrar-not-in-epp"
    })
    void aNameWithoutARegistrarHasNobodyToTell(String handle, String counted) {
        // Given
        manage(handle);
        double before = count(counted);

        // When
        story.uphold(name);

        // Then
        story.next(DomainSuspended.class, name, 1);
        passFence();
        assertThat(story.told(PollMessageQueued.class, name)).isEmpty();
        assertThat(waiting()).isEmpty();
        assertThat(count(counted)).isEqualTo(before + 1);
    }

    @Test
    void anAcknowledgedMessageIsGone() {
        // Given
        story.uphold(name);
        UUID id = story.next(PollMessageQueued.class, name, 1).messageId();
        Story.get("/poll-messages/{id}", id)
                .statusCode(200)
                .body("message.messageId", equalTo(id.toString()))
                .body("message.domain", equalTo(name))
                .body("uLabel", equalTo(name));

        // When
        acknowledge(id).statusCode(204);
        acknowledge(id).statusCode(204);

        // Then
        assertThat(waiting()).isEmpty();
        assertProblem(Story.get("/poll-messages/{id}", id), 404, "unknown-poll-message");
    }

    @Test
    void aMessageIsHandedOutInEpp() {
        // Given
        story.uphold(name);
        UUID id = story.next(PollMessageQueued.class, name, 1).messageId();

        // When
        ValidatableResponse response = epp("/poll-messages/{id}?state=before", id);

        // Then
        response.statusCode(200)
                .contentType("application/epp+xml")
                .header("Content-Language", "da")
                .body("epp.response.msgQ.@id", equalTo(id + "-before"))
                .body("epp.response.resData.infData.name", equalTo(name))
                .body("epp.response.resData.infData.status.@s", equalTo("serverTransferProhibited"))
                .body("epp.response.extension.changeData.@state", equalTo("before"))
                .body("epp.response.extension.changeData.reason.@lang", equalTo("da"));
        epp("/poll-messages/{id}", id)
                .body("epp.response.extension.changeData.@state", equalTo("after"))
                .body("epp.response.resData.infData.status.size()", equalTo(5));
        assertProblem(epp("/poll-messages/{id}?state=during", id), 400, "not-a-state");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-uuid", "019f1c2b-1f00-7d3a-9c11-5be02f7a8d94"})
    void whatNobodyQueuedIsUnknown(String id) {
        assertProblem(Story.get("/poll-messages/{id}", id), 404, "unknown-poll-message");
        assertProblem(acknowledge(id), 404, "unknown-poll-message");
    }

    @ParameterizedTest
    @CsvSource({
        "updatedSince=i går,       not-an-instant",
        "cursor=**,                not-a-cursor",
        "cursor=MSBla3NlbXBlbA,    not-a-cursor"
    })
    void faultyParametersAreNamed(String query, String code) {
        assertProblem(Story.get("/poll-messages?" + query), 400, code);
    }

    @Test
    void theListGoesOnWhereItEnded() {
        // Given
        story.uphold(name);
        UUID first = story.next(PollMessageQueued.class, name, 1).messageId();
        // A transaction that is open anywhere holds the list up.
        Story.await("the first message").until(() -> waiting().contains(first));
        String resume = Story.get("/poll-messages?registrar=" + REGISTRAR)
                .statusCode(200)
                .extract()
                .path("resume");
        Story.get("/poll-messages?updatedSince={since}", "2999-01-01T00:00:00Z").body("messages.size()", equalTo(0));

        // When
        String other = newName();
        registry.register(other);
        registry.say(other, registrar(REGISTRAR));
        story.uphold(other);
        UUID second = story.next(PollMessageQueued.class, other, 1).messageId();

        // Then
        Story.await("the second message, and not the first again")
                .untilAsserted(() -> assertThat(ids(resume)).contains(second).doesNotContain(first));
    }

    @Test
    void aRegistrarSeesAndCountsItsOwnMessagesOnly() {
        // Given
        String otherRegistrar = newRegistrar();
        String others = newName();
        registry.register(others);
        registry.say(others, registrar(otherRegistrar));
        story.uphold(name);
        story.next(PollMessageQueued.class, name, 1);

        // When
        story.uphold(others);
        UUID id = story.next(PollMessageQueued.class, others, 1).messageId();

        // Then
        Story.await("the other registrar's queue")
                .untilAsserted(() -> assertThat(Story.get("/poll-messages?registrar=" + otherRegistrar)
                                .extract()
                                .jsonPath()
                                .getList("messages.message.messageId", UUID.class))
                        .containsExactly(id));
        epp("/poll-messages/{id}?state=before", id).body("epp.response.msgQ.@count", equalTo("2"));
    }

    /// The register lags behind: it is not asked again, and what was put back is what is kept.
    @Test
    void whoManagesANameIsRememberedFromOneSuspensionToTheNext() {
        // Given
        CaseDecided verdict = story.uphold(name);
        story.next(DomainSuspended.class, name, 1);
        registry.suspend(name);
        registry.delegateTo(name, "ns9.example.net");
        story.close(verdict);
        story.next(DomainReinstated.class, name, 2);

        // When
        story.uphold(name);

        // Then
        PollMessageQueued told = story.next(PollMessageQueued.class, name, 3);
        assertThat(told.registrar()).isEqualTo(REGISTRAR);
        assertThat(told.before().nameServers()).containsExactly("ns9.example.net");
    }

    @Test
    void whatTheHolderChangesBetweenTwoSuspensionsStandsBeforeTheSecond() {
        // Given
        CaseDecided verdict = story.uphold(name);
        story.next(DomainSuspended.class, name, 1);
        registry.suspend(name);
        story.next(SuspensionEffective.class, name, 1);
        story.close(verdict);
        story.next(DomainReinstated.class, name, 2);
        registry.reinstate(name, "server transfer prohibited");
        story.next(SuspensionEffective.class, name, 2);
        registry.delegateTo(name, "ns8.example.net");

        // When
        story.uphold(name);

        // Then
        assertThat(story.next(PollMessageQueued.class, name, 3).before().nameServers())
                .containsExactly("ns8.example.net");
    }

    @ParameterizedTest
    @ValueSource(strings = {"otto", "clara", "authority-one"})
    void onlyDownstreamSystemsReadTheQueues(String who) {
        var nobody = UUID.randomUUID();
        given().auth().oauth2(Tokens.of(who)).get("/poll-messages").then().statusCode(403);
        given().auth()
                .oauth2(Tokens.of(who))
                .get("/poll-messages/{id}", nobody)
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(Tokens.of(who))
                .delete("/poll-messages/{id}", nobody)
                .then()
                .statusCode(403);
        assertProblem(given().get("/poll-messages").then(), 401, "token-missing");
    }

    private void manage(String handle) {
        registry.say(name, registrar(handle));
    }

    /// One that no other test uses.
    static String newRegistrar() {
        return "REG-9%06d-DK".formatted(System.nanoTime() % 1_000_000);
    }

    static String registrar(String handle) {
        return "\"entities\":[{\"objectClassName\":\"entity\",\"handle\":\"%s\",\"roles\":[\"registrar\"]}]"
                .formatted(handle);
    }

    /// Of this test's name, in the order of the queue.
    private List<UUID> waiting() {
        return Story.get("/poll-messages")
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList(
                        "messages.findAll { it.message.domain == '%s' }.message.messageId".formatted(name), UUID.class);
    }

    private static List<UUID> ids(String cursor) {
        return Story.get("/poll-messages?cursor=" + cursor)
                .extract()
                .jsonPath()
                .getList("messages.message.messageId", UUID.class);
    }

    private static ValidatableResponse epp(String path, Object id) {
        return given().auth()
                .oauth2(Tokens.of("downstream-client"))
                .accept("application/epp+xml")
                .header("Accept-Language", "da-DK, en;q=0.5")
                .get(path, id)
                .then();
    }

    private static ValidatableResponse acknowledge(Object id) {
        return given().auth()
                .oauth2(Tokens.of("downstream-client"))
                .delete("/poll-messages/{id}", id)
                .then();
    }

    private double count(String outcome) {
        return meters.counter("flagger.suspension.poll.messages", "outcome", outcome)
                .count();
    }

    /// A later message on the same partition has come, so one before it would have come.
    private void passFence() {
        CaseDecided fence = Events.aCaseDecided().upheld().about(name).build();
        CaseDecided later =
                Events.aCaseDecided().upheld().samePartitionAs(fence).build();
        registry.register(later.domain().aLabel());
        registry.say(later.domain().aLabel(), registrar(REGISTRAR));
        story.kafka().deliver(later);
        story.next(PollMessageQueued.class, later.domain().aLabel(), 1);
    }

    private static void assertProblem(ValidatableResponse response, int status, String code) {
        response.statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("tag:punktum.dk,2026:problem/" + code));
    }
}
