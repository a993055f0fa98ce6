package dk.punktum.flagger.casework.desk;

import static dk.punktum.flagger.casework.Casework.as;
import static dk.punktum.flagger.casework.Casework.assertProblem;
import static dk.punktum.flagger.casework.Casework.name;
import static dk.punktum.flagger.casework.Casework.timeline;
import static dk.punktum.flagger.casework.Casework.uphold;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dk.punktum.flagger.backing.Tokens;
import dk.punktum.flagger.casework.Casework;
import dk.punktum.flagger.casework.CaseworkTest;
import dk.punktum.flagger.events.FlagReceived;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@CaseworkTest
class CaseListTest {

    private Casework casework;

    @BeforeEach
    void listen() {
        casework = new Casework();
    }

    @AfterEach
    void stopListening() {
        casework.close();
    }

    @Test
    void casesAreFoundByFlagNumberDomainAndStatus() {
        // Given
        String typed = name("blåbær");
        FlagReceived flag = casework.flag(casework.anAuthority(), typed, "terms-9.1");
        String id = casework.caseIn("UPHELD", flag);
        String number = casework.opened(flag).caseNumber();

        // Then
        for (var query : List.of(
                Map.of("flagId", flag.flagId().toString()),
                Map.of("caseNumber", number),
                Map.of("domain", typed),
                Map.of("domain", typed.toUpperCase(Locale.ROOT)),
                Map.of("domain", flag.domain().aLabel(), "status", "upheld"))) {
            as("anna")
                    .queryParams(query)
                    .get("/cases")
                    .then()
                    .statusCode(200)
                    .body("total", equalTo(1))
                    .body("items[0].id", equalTo(id))
                    .body("items[0].domain", equalTo(flag.domain().aLabel()))
                    .body("items[0].uLabel", equalTo(typed));
        }
        as("anna")
                .queryParams(Map.of("domain", typed, "status", "DECLINED"))
                .get("/cases")
                .then()
                .body("items", hasSize(0));
    }

    @Test
    void casesComeInPagesNewestFirst() {
        // Given
        String name = name("sider");
        FlagReceived one = casework.flag(casework.anAuthority(), name, "terms-9.1");
        FlagReceived two = casework.flag(casework.anAuthority(), name, "terms-9.1");
        FlagReceived three = casework.flag(casework.anAuthority(), name, "terms-9.1");
        casework.opened(three);

        // When
        var first = as("otto")
                .queryParam("domain", name)
                .queryParam("size", 2)
                .get("/cases")
                .then();
        var second = as("otto")
                .queryParam("domain", name)
                .queryParam("size", 2)
                .queryParam("page", 1)
                .get("/cases")
                .then();

        // Then
        first.body("total", equalTo(3))
                .body(
                        "items.flagId",
                        equalTo(List.of(three.flagId().toString(), two.flagId().toString())));
        second.body("items.flagId", equalTo(List.of(one.flagId().toString())));
    }

    @Test
    void aNameThatIsNoneIsToldWhy() {
        as("anna")
                .get("/cases?domain=www.eksempel.dk")
                .then()
                .statusCode(400)
                .body("type", equalTo("tag:punktum.dk,2026:problem/not-a-domain-name"))
                .body("errors[0].code", equalTo("below-registrable-name"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"status=SOMETHING", "domain=www.eksempel.dk", "size=0", "size=201", "page=-1"})
    void whatCanNotBeAskedIsRefused(String query) {
        as("anna").get("/cases?" + query).then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void theTimelineTellsTheWholeStory() {
        // Given
        FlagReceived flag = casework.flag(casework.anAuthority(), name("historie"), "terms-9.3");
        String id = casework.caseIn("UNDER_REVIEW", flag);
        as("anna").body(Map.of("note", "alt er i orden")).post("/cases/" + id + "/uphold");
        uphold("bo", id).statusCode(200);
        casework.withdraw(flag);
        casework.closed(flag);

        // When
        var story = timeline(id);

        // Then
        // The withdrawal was written down here last, but happened at the authority soon after the flag.
        assertThat(story.getList("kind", String.class))
                .containsExactly(
                        "FLAG_RECEIVED",
                        "FLAG_WITHDRAWN",
                        "CASE_OPENED",
                        "REGISTRY_ANSWERED",
                        "CHECK_PASSED",
                        "CHECK_PASSED",
                        "CHECK_PASSED",
                        "CHECK_PASSED",
                        "CHECK_PASSED",
                        "CHECK_PASSED",
                        "CHECK_PASSED",
                        "CHECK_PASSED",
                        "PUT_ON_DESK",
                        "RECOMMENDED",
                        "UPHELD",
                        "CLOSED");
        assertThat(story.getList("actor", String.class))
                .startsWith("authority", "authority", "case-service")
                .endsWith("case-service", "anna", "bo", "case-service");
        assertThat(story.getString("[0].code")).isEqualTo(flag.flagNumber());
        assertThat(story.getString("find {it.kind=='PUT_ON_DESK'}.code")).isEqualTo("TWO_OFFICERS");
        assertThat(story.getString("find {it.kind=='RECOMMENDED'}.note")).isEqualTo("alt er i orden");
        assertThat(story.getList("at", String.class)).isSorted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"authority-one", "downstream-client", "flagger-services"})
    void casesAreForTheRegistrysPeople(String other) {
        as(other).get("/cases").then().statusCode(403);
        as(other).get("/cases/" + UUID.randomUUID()).then().statusCode(403);
        as(other).get("/cases/" + UUID.randomUUID() + "/timeline").then().statusCode(403);
    }

    @Test
    void nobodySeesAnythingWithoutAToken() {
        assertProblem(given().get("/cases").then(), 401, "token-missing");
        assertProblem(
                given().auth().oauth2(Tokens.expired("anna")).get("/cases").then(), 401, "token-not-accepted");
        assertProblem(
                given().auth()
                        .oauth2(Tokens.forAnotherAudience("anna"))
                        .get("/cases")
                        .then(),
                401,
                "token-not-accepted");
    }

    @Test
    void operatorsSeeHowManyCasesThereAreAndHowOldTheyAre() {
        // Given
        casework.onDesk("terms-9.4");
        casework.decided(casework.flag(casework.anAuthority(), name("talt"), "terms-9.1"));

        // Then
        await("the figures to be counted again")
                .untilAsserted(() -> given().get("/q/metrics")
                        .then()
                        .statusCode(200)
                        .body(containsString("flagger_cases{status=\"UNDER_REVIEW\""))
                        .body(containsString(
                                "flagger_case_verdicts{decided_by=\"POLICY\",reason=\"\",verdict=\"UPHELD\""))
                        .body(containsString("flagger_cases_oldest_undecided_seconds"))
                        .body(containsString("flagger_case_registry_failures_total")));
    }

    @Test
    void healthAndDocumentationNeedNoToken() {
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/openapi").then().statusCode(200).body(containsString("DOCUMENT_INSUFFICIENT"));
    }
}
