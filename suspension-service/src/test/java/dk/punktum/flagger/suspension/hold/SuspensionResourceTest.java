package dk.punktum.flagger.suspension.hold;

import static dk.punktum.flagger.suspension.Story.newName;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dk.punktum.flagger.backing.BackingForTests;
import dk.punktum.flagger.backing.Tokens;
import dk.punktum.flagger.events.CaseDecided;
import dk.punktum.flagger.events.DomainReinstated;
import dk.punktum.flagger.events.DomainSuspended;
import dk.punktum.flagger.suspension.FakeRegistry;
import dk.punktum.flagger.suspension.RegistryForTests;
import dk.punktum.flagger.suspension.Story;
import dk.punktum.flagger.suspension.register.SuspensionStatuses;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(BackingForTests.class)
@WithTestResource(RegistryForTests.class)
class SuspensionResourceTest {

    FakeRegistry registry;

    @Inject
    DataSource database;

    private Story story;

    @BeforeEach
    void begin() {
        story = new Story();
    }

    @AfterEach
    void end() {
        story.close();
    }

    @Test
    void aSuspendedNameIsShownWithItsHoldsByEitherOfItsNames() {
        // Given
        String name = "xn--4cabco7dk5a.dk";
        registry.register(name, "server transfer prohibited");
        CaseDecided verdict = story.uphold("æøåöäüé.dk");
        story.next(DomainSuspended.class, name, 1);

        // When
        ValidatableResponse response = Story.get("/suspensions/{name}", "ÆØÅÖÄÜÉ.dk");

        // Then
        response.statusCode(200)
                .body("domain", equalTo(name))
                .body("uLabel", equalTo("æøåöäüé.dk"))
                .body("suspended", equalTo(true))
                .body("sequence", equalTo(1))
                .body("statuses", equalTo(SuspensionStatuses.ALL))
                .body("holds", hasSize(1))
                .body("holds[0].caseId", equalTo(verdict.caseId().toString()))
                .body("before.statuses", equalTo(List.of("serverTransferProhibited")))
                .body("before.carriedOver", equalTo(false))
                .body("lastOrder.change", equalTo("SUSPENDED"));
        Story.get("/suspensions/{name}/holds", name)
                .statusCode(200)
                .body("[0].status", equalTo("PLACED"))
                .body("[0].flagId", equalTo(verdict.flagId().toString()))
                .body("[0].placedSequence", equalTo(1))
                .body("[0].before.nameServers", hasSize(2))
                .body("[0].suspending.sequence", equalTo(1))
                .body("[0].reinstating", nullValue());
    }

    @Test
    void aNameThatWasNeverHeldIsNotFound() {
        assertProblem(Story.get("/suspensions/{name}", "aldrig.dk"), 404, "never-held");
        assertProblem(Story.get("/suspensions/{name}/holds", "aldrig.dk"), 404, "never-held");
    }

    @ParameterizedTest
    @ValueSource(strings = {"eksempel.com", "www.eksempel.dk", "a b.dk", "-a.dk"})
    void whatIsNoNameIsRefused(String name) {
        assertProblem(Story.get("/suspensions/{name}", name), 400, "not-a-domain-name");
    }

    @ParameterizedTest
    @CsvSource({
        "suspended=ja,          not-a-boolean",
        "updatedSince=i går,    not-an-instant",
        "cursor=**,             not-a-cursor",
        "cursor=AAAA,           not-a-cursor"
    })
    void faultyParametersAreNamed(String query, String code) {
        assertProblem(Story.get("/suspensions?" + query), 400, code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"downstream-client", "otto", "clara"})
    void downstreamOperatorsAndOfficersMayLook(String who) {
        given().auth().oauth2(Tokens.of(who)).get("/suspensions").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"authority-one", "flagger-services"})
    void othersMayNot(String who) {
        given().auth().oauth2(Tokens.of(who)).get("/suspensions").then().statusCode(403);
        given().auth()
                .oauth2(Tokens.of(who))
                .get("/suspensions/eksempel.dk")
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(Tokens.of(who))
                .get("/suspensions/eksempel.dk/holds")
                .then()
                .statusCode(403);
    }

    @Test
    void nobodyLooksWithoutAToken() {
        assertProblem(given().get("/suspensions").then(), 401, "token-missing");
        assertProblem(given().get("/suspensions/eksempel.dk").then(), 401, "token-missing");
        assertProblem(
                given().auth()
                        .oauth2(Tokens.expired("otto"))
                        .get("/suspensions")
                        .then(),
                401,
                "token-not-accepted");
    }

    @Test
    void theListTellsFreeNamesFromSuspendedOnes() {
        // Given
        String freed = newName();
        String held = newName();
        registry.register(freed);
        registry.register(held);
        CaseDecided verdict = story.uphold(freed);
        story.next(DomainSuspended.class, freed, 1);
        story.close(verdict);
        story.next(DomainReinstated.class, freed, 2);
        String since = Story.suspension(freed).getString("changedAt");
        story.uphold(held);
        story.next(DomainSuspended.class, held, 1);

        // Then
        Story.get("/suspensions?suspended=true&updatedSince={since}", since)
                .body("suspensions.domain", hasItem(held))
                .body("suspensions.domain", not(hasItem(freed)));
        Story.get("/suspensions?suspended=false&updatedSince={since}", since)
                .body("suspensions.domain", hasItem(freed))
                .body("suspensions.domain", not(hasItem(held)));
        Story.get("/suspensions?updatedSince={since}", "2999-01-01T00:00:00Z").body("suspensions", hasSize(0));
    }

    @Test
    void pagesAreFollowedWithoutLossOrRepeat() throws SQLException {
        // Given
        try (var connection = database.getConnection();
                var insert = connection.createStatement()) {
            insert.execute("""
                    insert into suspension (domain, sequence, changed_at)
                    select 'side-' || n || '.dk', 2, timestamptz '2001-01-01' + (n / 7) * interval '1 second'
                    from generate_series(1, 250) n
                    on conflict do nothing""");
        }
        List<String> seen = new ArrayList<>();

        // When
        String next = null;
        do {
            var page = Story.get(next == null ? "/suspensions" : "/suspensions?cursor=" + next)
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            seen.addAll(page.getList("suspensions.domain", String.class));
            next = page.getString("next");
        } while (next != null);

        // Then
        assertThat(seen).doesNotHaveDuplicates();
        assertThat(seen.stream().filter(name -> name.startsWith("side-"))).hasSize(250);
    }

    @Test
    void theContractAndTheFiguresAreOpen() {
        given().get("/q/openapi").then().statusCode(200).body(containsString("example"));
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("flagger_suspension_holds_active"))
                .body(containsString("flagger_suspension_snapshots_pending"))
                .body(containsString("flagger_suspension_effects_overdue"));
    }

    private static void assertProblem(ValidatableResponse response, int status, String code) {
        response.statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("tag:punktum.dk,2026:problem/" + code));
    }
}
