package dk.punktum.flagger.suspension.order;

import static dk.punktum.flagger.suspension.Story.await;
import static dk.punktum.flagger.suspension.Story.hold;
import static dk.punktum.flagger.suspension.Story.newName;
import static dk.punktum.flagger.suspension.Story.suspension;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;

import dk.punktum.flagger.backing.BackingForTests;
import dk.punktum.flagger.backing.Tokens;
import dk.punktum.flagger.events.ActiveHold;
import dk.punktum.flagger.events.CaseDecided;
import dk.punktum.flagger.events.CloseCause;
import dk.punktum.flagger.events.Delegation;
import dk.punktum.flagger.events.DomainReinstated;
import dk.punktum.flagger.events.DomainSuspended;
import dk.punktum.flagger.events.Envelope;
import dk.punktum.flagger.events.HoldCause;
import dk.punktum.flagger.events.Measure;
import dk.punktum.flagger.events.SuspensionEffective;
import dk.punktum.flagger.events.SuspensionState;
import dk.punktum.flagger.suspension.FakeRegistry;
import dk.punktum.flagger.suspension.RegistryForTests;
import dk.punktum.flagger.suspension.ShiftedClock;
import dk.punktum.flagger.suspension.Story;
import dk.punktum.flagger.suspension.register.SuspensionStatuses;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(BackingForTests.class)
@WithTestResource(RegistryForTests.class)
class OrderStoryTest {

    private static final Delegation LANDING =
            new Delegation(List.of("ns1.landing.example", "ns2.landing.example"), List.of());

    FakeRegistry registry;

    private Story story;
    private String name;

    @BeforeEach
    void begin() {
        story = new Story();
        name = newName();
        registry.register(name, "server transfer prohibited");
    }

    @AfterEach
    void end() {
        story.close();
    }

    @Test
    void anOrderThatASecondPersonApprovesHoldsTheName() {
        // Given
        String id = draft("COURT_ORDER", "SUSPEND", Map.of());
        get(id).body("status", equalTo("DRAFT"))
                .body("number", matchesPattern("O-\\d{4}-\\d{6}"))
                .body("draftedBy", equalTo("anna"));

        // When
        approve(id).statusCode(200).body("status", equalTo("APPROVED")).body("approvedBy", equalTo("clara"));

        // Then
        DomainSuspended told = story.next(DomainSuspended.class, name, 1);
        assertThat(told.holdCause()).isEqualTo(HoldCause.COURT_ORDER);
        assertThat(told.caseId()).hasToString(id);
        assertThat(told.caseNumber()).isEqualTo(get(id).extract().path("number"));
        assertThat(told.flagId()).isNull();
        assertThat(told.agreementId()).isNull();
        assertThat(told.plannedEnd()).isNull();
        assertThat(told.legalGround()).isEqualTo("terms-10.1");
        assertThat(story.envelopes(DomainSuspended.class, name))
                .extracting(Envelope::correlationId)
                .containsExactly(id);
        assertThat(told.toString()).doesNotContain("BS-");
        registry.suspend(name);
        assertThat(story.next(SuspensionEffective.class, name, 1).holdCause()).isEqualTo(HoldCause.COURT_ORDER);
    }

    @Test
    void aRepeatedApprovalPlacesOneHold() {
        // Given
        String id = draft("REGISTRY", "SUSPEND", Map.of("suspensionPeriod", "P30D", "deletionFollows", true));
        approve(id).statusCode(200);
        DomainSuspended told = story.next(DomainSuspended.class, name, 1);
        assertThat(told.plannedEnd())
                .isEqualTo(told.suspendedAt()
                        .atZone(ZoneId.of("Europe/Copenhagen"))
                        .plusDays(30)
                        .toInstant());

        // When
        approve(id).statusCode(200).body("status", equalTo("APPROVED"));

        // Then
        Story.get("/suspensions/{name}/holds", name).body("$", hasSize(1));
    }

    @Test
    void nobodyApprovesTheirOwnOrderWhateverTheirRoles() {
        // Given
        String id = draft("COURT_ORDER", "SUSPEND", Map.of());

        // When
        var response = post("anna", "/orders/" + id + "/approve", Map.of());

        // Then
        problem(response, 422, "four-eyes");
        get(id).body("status", equalTo("DRAFT"));
        Story.get("/suspensions/{name}", name).statusCode(404);
    }

    @Test
    void liftingAnOrderLeavesTheFlagsHoldAndTheOtherWayRound() {
        // Given
        CaseDecided verdict = story.uphold(name);
        story.next(DomainSuspended.class, name, 1);
        String id = draft("COMPLAINTS_BOARD", "SUSPEND", Map.of());
        approve(id).statusCode(200);
        SuspensionState both = story.next(SuspensionState.class, name, 2);
        assertThat(both.holds())
                .extracting(ActiveHold::holdCause)
                .containsExactly(HoldCause.FLAG, HoldCause.COMPLAINTS_BOARD);

        // When
        problem(post("clara", "/orders/" + id + "/lift", Map.of()), 400, "request-faulty");
        lift(id).statusCode(200).body("status", equalTo("LIFTED")).body("liftReason", equalTo("REVOKED"));
        lift(id).statusCode(200);

        // Then
        assertThat(story.next(SuspensionState.class, name, 3).holds())
                .extracting(ActiveHold::caseId)
                .containsExactly(verdict.caseId());
        String other = draft("COURT_ORDER", "SUSPEND", Map.of("reference", "BS-2"));
        approve(other).statusCode(200);
        story.next(SuspensionState.class, name, 4);
        story.close(verdict);
        assertThat(story.next(SuspensionState.class, name, 5).holds())
                .extracting(ActiveHold::caseId)
                .extracting(Object::toString)
                .containsExactly(other);
        lift(other).statusCode(200);
        DomainReinstated told = story.next(DomainReinstated.class, name, 6);
        assertThat(told.cause()).isEqualTo(CloseCause.ORDER_ENDED);
        assertThat(told.holdCause()).isEqualTo(HoldCause.COURT_ORDER);
        assertThat(told.flagId()).isNull();
        assertThat(story.told(DomainSuspended.class, name)).hasSize(1);
    }

    @Test
    void anOrderWithoutDeletionRunsOut() {
        // Given
        String id = draft("COURT_ORDER", "SUSPEND", Map.of("suspensionPeriod", "P2D"));
        approve(id).statusCode(200);
        assertThat(story.next(DomainSuspended.class, name, 1).plannedEnd()).isNull();

        // When
        ShiftedClock.putForward(Duration.ofDays(3));

        // Then
        assertThat(story.next(DomainReinstated.class, name, 2).cause()).isEqualTo(CloseCause.ORDER_ENDED);
        get(id).body("status", equalTo("EXPIRED"));
        problem(lift(id), 409, "wrong-status");
    }

    @Test
    void anOrderWhoseDayPassesWhileTheRegisterIsAwayIsCancelled() {
        // Given
        registry.setRdapDown(true);
        String lastDay =
                new ShiftedClock().instant().plus(Duration.ofDays(1)).toString().substring(0, 10);
        String id = draft("COURT_ORDER", "SUSPEND", Map.of("lastDay", lastDay));
        approve(id).statusCode(200);
        await("the hold waits").until(() -> hold(name).getString("status").equals("REQUESTED"));

        // When
        ShiftedClock.putForward(Duration.ofDays(3));

        // Then
        await("the hold is cancelled")
                .until(() -> hold(name).getString("status").equals("CANCELLED"));
        registry.setRdapDown(false);
        get(id).body("status", equalTo("EXPIRED"));
        assertThat(hold(name).getString("endCause")).isEqualTo("ORDER_ENDED");
    }

    @Test
    void theStrongerMeasureDecidesAndItsEndBringsTheWeakerOneBack() {
        // Given
        String id = draft("REGISTRY", "LANDING_PAGE", Map.of());
        approve(id).statusCode(200);
        DomainSuspended first = story.next(DomainSuspended.class, name, 1);
        assertThat(first.delegation()).isEqualTo(LANDING);
        assertThat(first.statuses()).isEqualTo(SuspensionStatuses.OF_LANDING_PAGE);
        registry.lead(name, "ns1.landing.example", "ns2.landing.example");
        story.next(SuspensionEffective.class, name, 1);

        // When
        CaseDecided verdict = story.uphold(name);

        // Then
        DomainSuspended stronger = story.next(DomainSuspended.class, name, 2);
        assertThat(stronger.delegation()).isNull();
        assertThat(stronger.statuses()).isEqualTo(SuspensionStatuses.ALL);
        assertThat(stronger.caseId()).isEqualTo(verdict.caseId());
        assertThat(stronger.before()).isEqualTo(first.before());
        registry.suspend(name);
        assertThat(story.next(SuspensionEffective.class, name, 2).caseId()).isEqualTo(verdict.caseId());
        story.close(verdict);
        DomainSuspended back = story.next(DomainSuspended.class, name, 3);
        assertThat(back.delegation()).isEqualTo(LANDING);
        assertThat(back.caseId()).hasToString(id);
        SuspensionState state = story.next(SuspensionState.class, name, 3);
        assertThat(state.delegation()).isEqualTo(LANDING);
        assertThat(state.holds()).extracting(ActiveHold::measure).containsExactly(Measure.LANDING_PAGE);
        registry.lead(name, "ns1.landing.example", "ns2.landing.example");
        story.next(SuspensionEffective.class, name, 3);
        assertThat(suspension(name).getList("delegation.nameServers", String.class))
                .isEqualTo(LANDING.nameServers());
        lift(id).statusCode(200);
        assertThat(story.next(DomainReinstated.class, name, 4).restore()).isEqualTo(first.before());
    }

    @Test
    void aDraftCanBeDiscardedAndIsThenNoLongerKnown() {
        // Given
        String id = draft("COURT_ORDER", "SUSPEND", Map.of());
        problem(post("bo", "/orders", submission("COURT_ORDER", "SUSPEND", Map.of())), 409, "order-known");

        // When
        post("bo", "/orders/" + id + "/discard", Map.of())
                .statusCode(200)
                .body("status", equalTo("DISCARDED"))
                .body("endedBy", equalTo("bo"));

        // Then
        problem(approve(id), 409, "wrong-status");
        problem(lift(id), 409, "wrong-status");
        String again = draft("COURT_ORDER", "SUSPEND", Map.of());
        as("clara")
                .get("/orders?status=DRAFT&domain=" + name)
                .then()
                .statusCode(200)
                .body("id", equalTo(List.of(again)));
    }

    @Test
    void whatIsWrongIsSaid() {
        problem(post("anna", "/orders", Map.of()), 400, "order-faulty").body("errors.pointer", hasItem("/reference"));
        problem(
                post("anna", "/orders", submission("COURT_ORDER", "SUSPEND", Map.of("lastDay", "2020-01-01"))),
                422,
                "order-over");
        problem(as("clara").get("/orders?status=NEW").then(), 400, "unknown-status");
        problem(as("clara").get("/orders?domain=a.b.dk").then(), 400, "not-a-domain-name");
        String nobody = "/orders/019ef0d3-1a2b-7e44-b1c9-0d6f7a8b9c10";
        problem(as("clara").get(nobody).then(), 404, "unknown-order");
        problem(post("clara", nobody + "/approve", Map.of()), 404, "unknown-order");
        problem(post("clara", nobody + "/discard", Map.of()), 404, "unknown-order");
        problem(post("clara", nobody + "/lift", Map.of("reason", "REVOKED")), 404, "unknown-order");
    }

    /// Who may do what; 404 and 400 are answers to somebody who may.
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
                    WHO,               DRAFT, LOOK, APPROVE, DISCARD, LIFT
                    anna,              400,   404,  404,     404,     400
                    clara,             400,   404,  404,     404,     400
                    otto,              403,   403,  403,     403,     403
                    downstream-client, 403,   403,  403,     403,     403
                    authority-one,     403,   403,  403,     403,     403""")
    void onlyTheRegistrysOwnPeopleDealWithOrders(String who, int draft, int look, int approve, int discard, int lift) {
        String order = "/orders/019ef0d3-1a2b-7e44-b1c9-0d6f7a8b9c10";
        post(who, "/orders", Map.of()).statusCode(draft);
        as(who).get(order).then().statusCode(look);
        as(who).get("/orders").then().statusCode(look == 403 ? 403 : 200);
        post(who, order + "/approve", Map.of()).statusCode(approve);
        post(who, order + "/discard", Map.of()).statusCode(discard);
        post(who, order + "/lift", Map.of()).statusCode(lift);
    }

    @Test
    void nobodyDealsWithOrdersWithoutAToken() {
        problem(given().get("/orders").then(), 401, "token-missing");
        problem(
                given().contentType("application/json")
                        .body("{}")
                        .post("/orders")
                        .then(),
                401,
                "token-missing");
    }

    private String draft(String cause, String measure, Map<String, Object> more) {
        return post("anna", "/orders", submission(cause, measure, more))
                .statusCode(201)
                .extract()
                .path("id");
    }

    private Map<String, Object> submission(String cause, String measure, Map<String, Object> more) {
        Map<String, Object> all = new HashMap<>(Map.of(
                "domain", name,
                "cause", cause,
                "measure", measure,
                "legalGround", "terms-10.1",
                "reference", "BS-1"));
        all.putAll(more);
        return all;
    }

    private static ValidatableResponse approve(String id) {
        return post("clara", "/orders/" + id + "/approve", Map.of());
    }

    private static ValidatableResponse lift(String id) {
        return post("clara", "/orders/" + id + "/lift", Map.of("reason", "REVOKED"));
    }

    private static ValidatableResponse get(String id) {
        return as("anna").get("/orders/" + id).then().statusCode(200);
    }

    private static ValidatableResponse post(String who, String path, Map<String, ?> body) {
        return as(who).contentType("application/json").body(body).post(path).then();
    }

    private static RequestSpecification as(String who) {
        return given().auth().oauth2(Tokens.of(who));
    }

    private static ValidatableResponse problem(ValidatableResponse response, int status, String code) {
        return response.statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("tag:punktum.dk,2026:problem/" + code));
    }
}
