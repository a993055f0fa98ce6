package dk.punktum.flagger.notification;

import static dk.punktum.flagger.notification.NoticesTold.mailTo;
import static dk.punktum.flagger.notification.NoticesTold.row;
import static dk.punktum.flagger.notification.NoticesTold.waitFor;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dk.punktum.flagger.backing.BackingForTests;
import dk.punktum.flagger.backing.Tokens;
import dk.punktum.flagger.testing.KafkaProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(BackingForTests.class)
@WithTestResource(Surroundings.class)
class NoticeApiTest {

    @ParameterizedTest
    @CsvSource({
        "anna,              200",
        "otto,              200",
        "vera,              200",
        "authority-one,     403",
        "downstream-client, 403",
        "flagger-services,  403",
    })
    void whoMayList(String caller, int status) {
        as(caller).get("/notices").then().statusCode(status);
    }

    @ParameterizedTest
    @CsvSource({"anna, 404", "otto, 403", "authority-one, 403"})
    void whoMayReadMails(String caller, int status) {
        as(caller).get("/notices/{id}", UUID.randomUUID()).then().statusCode(status);
        as(caller).get("/notices/{id}/mail", UUID.randomUUID()).then().statusCode(status);
        as(caller).post("/notices/{id}/resend", UUID.randomUUID()).then().statusCode(status);
    }

    @ParameterizedTest
    @CsvSource({"anna, 200", "otto, 200", "olga, 200", "vera, 403", "authority-one, 403", "downstream-client, 403"})
    void whoMayHaveSeveralSentAnew(String caller, int status) {
        resend(caller, "{\"ids\":[\"%s\"],\"reason\":\"x\"}".formatted(UUID.randomUUID()))
                .statusCode(status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"reason\":\"x\"}                                                        | ids-out-of-range",
                "{\"ids\":[],\"reason\":\"x\"}                                             | ids-out-of-range",
                "{\"ids\":[\"01a20313-0000-7000-8000-000000000000\"]}                        | reason-malformed",
                "{\"ids\":[\"01a20313-0000-7000-8000-000000000000\"],\"reason\":\" \"}       | reason-malformed",
            })
    void whatIsAskedForIsNamedWithAReason(String body, String code) {
        resend("otto", body)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("tag:punktum.dk,2026:problem/" + code));
    }

    private static ValidatableResponse resend(String caller, String body) {
        return as(caller)
                .contentType("application/json")
                .body(body)
                .post("/notices/resend")
                .then();
    }

    @Test
    void withoutATokenNothingIsShown() {
        given().get("/notices")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("type", equalTo("tag:punktum.dk,2026:problem/token-missing"));
        given().get("/notices/{id}", UUID.randomUUID()).then().statusCode(401);
        given().auth()
                .oauth2(Tokens.forAnotherAudience("anna"))
                .get("/notices")
                .then()
                .statusCode(401)
                .body("type", equalTo("tag:punktum.dk,2026:problem/token-not-accepted"));
    }

    @Test
    void operatorsSeeStatusesAndNoAddresses() {
        AFlaggedName name = delivered("operatoer.dk");

        as("otto")
                .queryParam("caseId", name.caseId())
                .get("/notices")
                .then()
                .statusCode(200)
                .body("$", hasSize(3))
                .body("address", everyItem(nullValue()))
                .body(not(containsString("@")));
        as("anna")
                .queryParam("caseId", name.caseId())
                .get("/notices")
                .then()
                .body("find { it.recipient == 'REGISTRANT' }.address", equalTo(name.registrant()));
    }

    @Test
    void noticesAreFoundByEveryFilter() {
        AFlaggedName name = delivered("søgning.dk");

        for (String filter : new String[] {
            "caseNumber=" + name.caseNumber(),
            "domain=SØGNING.dk",
            "domain=" + name.domain().aLabel()
        }) {
            String[] parts = filter.split("=");
            as("anna")
                    .queryParam(parts[0], parts[1])
                    .queryParam("status", "delivered")
                    .get("/notices")
                    .then()
                    .statusCode(200)
                    .body("domain", everyItem(equalTo(name.domain().aLabel())))
                    .body("domainText", everyItem(equalTo("søgning.dk")))
                    .body("$", hasSize(3));
        }
        as("anna")
                .queryParam("caseId", name.caseId())
                .queryParam("status", "FAILED")
                .get("/notices")
                .then()
                .body("$", hasSize(0));
    }

    @ParameterizedTest
    @CsvSource({"domain, eksempel.com, not-a-domain-name", "status, LOST, unknown-status"})
    void filtersThatMeanNothingAreRefused(String filter, String value, String code) {
        as("anna")
                .queryParam(filter, value)
                .get("/notices")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("tag:punktum.dk,2026:problem/" + code));
    }

    @Test
    void aDeliveredNoticeIsNotSentAnew() {
        AFlaggedName name = delivered("ikke-igen.dk");

        as("anna")
                .post(
                        "/notices/{id}/resend",
                        row(name, "SUSPENDED", "REGISTRANT").get("id"))
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("tag:punktum.dk,2026:problem/notice-not-failed"));
    }

    @Test
    void everybodyCanCheckANoticeByWhatIsPrintedInIt() {
        // Given
        AFlaggedName name = delivered("ægte.dk");
        String text = mailTo(name.registrant()).getFirst().text();
        Matcher printed = Pattern.compile(
                        "https://notices\\.registry\\.example/verify/(%s-[0-9A-Z]{10})".formatted(name.caseNumber()))
                .matcher(text);
        assertThat(printed.find()).isTrue();
        String reference = printed.group(1);

        // When, then
        given().accept("application/json")
                .get("/verify/{reference}", reference.toLowerCase(Locale.ROOT))
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("keySet()", hasSize(5))
                .body("reference", equalTo(reference))
                .body("domain", equalTo(name.domain().aLabel()))
                .body("domainText", equalTo("ægte.dk"))
                .body("occasion", equalTo("SUSPENDED"))
                .body(not(containsString("@")));
        given().accept("text/html,application/xhtml+xml,*/*;q=0.8")
                .get("/verify/{reference}", reference)
                .then()
                .statusCode(200)
                .contentType("text/html")
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .body(containsString("Meddelelsen er ægte"), containsString("ægte.dk"), containsString("genuine"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "C-2026-000001-0000000000",
                "x",
                "C-2026-000001",
                "<script>alert(1)</script>",
                "' or 1=1 --0000000000"
            })
    void whatWeHaveNotSentIsNotGenuine(String reference) {
        given().accept("application/json")
                .get("/verify/{reference}", reference)
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("tag:punktum.dk,2026:problem/unknown-reference"));
        given().accept("text/html")
                .get("/verify/{reference}", reference)
                .then()
                .statusCode(404)
                .contentType("text/html")
                .body(containsString("er meddelelsen ikke fra os"), not(containsString("script")));
    }

    @Test
    void noticesAreCounted() {
        delivered("tal.dk");

        await("the figures")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> given().get("/q/metrics")
                        .then()
                        .statusCode(200)
                        .body(containsString(
                                "flagger_notices{occasion=\"SUSPENDED\",recipient=\"REGISTRANT\",status=\"DELIVERED\""))
                        .body(containsString("flagger_notices_oldest_pending_seconds"))
                        .body(not(containsString("@"))));
    }

    @Test
    void theApiIsDescribed() {
        given().accept("application/json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .body(containsString("/verify/{reference}"), containsString("/notices/{id}/resend"));
    }

    private static AFlaggedName delivered(String domain) {
        AFlaggedName name = AFlaggedName.called(domain);
        try (var kafka = KafkaProbe.inApplication()) {
            kafka.deliver(name.agreement());
            kafka.deliver(name.upheld());
            kafka.deliver(name.suspended(1));
        }
        waitFor(
                name,
                "SUSPENDED to REGISTRANT: DELIVERED",
                "SUSPENDED to REGISTRAR: DELIVERED",
                "SUSPENDED to AUTHORITY: DELIVERED");
        return name;
    }

    private static RequestSpecification as(String caller) {
        return given().auth().oauth2(Tokens.of(caller));
    }
}
