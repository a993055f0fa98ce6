package dk.punktum.flagger.console.operate;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import dk.punktum.flagger.backing.Identity;
import dk.punktum.flagger.console.ConsoleBacking;
import dk.punktum.flagger.console.browser.Browser;
import dk.punktum.flagger.console.services.FakeServices;
import dk.punktum.flagger.console.services.ServiceName;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import javax.sql.DataSource;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(ConsoleBacking.class)
@QuarkusTestResource(FakeServices.class)
class AttentionBrowserTest {

    private static final String FIRST = "01a20313-0000-7000-8000-000000000001";
    private static final String SECOND = "01a20313-0000-7000-8000-000000000002";
    private static final String NOTICE = "01a20313-0000-7000-8000-000000000003";

    private static final String LETTERS = """
            {"id":"%s","handler":"open-case","topic":"flag-received","partition":3,"offset":17,
             "eventId":"01a20313-0000-7000-8000-0000000000aa","key":"eksempel.dk","reason":"HANDLER_FAILED",
             "detail":"java.lang.IllegalStateException at OpenCase.java:41","setAsideAt":"2026-07-01T08:00:00Z"},
            {"id":"%s","handler":"open-case","topic":"flag-received","partition":3,"offset":18,
             "eventId":"01a20313-0000-7000-8000-0000000000ab","key":"eksempel.dk","reason":"BEHIND_ANOTHER",
             "setAsideAt":"2026-07-01T08:00:01Z"}""".formatted(FIRST, SECOND);

    @TestHTTPResource
    String address;

    @Inject
    DataSource database;

    private Browser browser;

    @BeforeEach
    void open() {
        FakeServices.reset();
        browser = new Browser(address.replaceAll("/$", ""));
    }

    @AfterEach
    void close() {
        browser.close();
    }

    private static void someThingsWait() {
        FakeServices.answers(ServiceName.CASE, "/operator/dead-letters", "[" + LETTERS + "]");
        FakeServices.answers(ServiceName.INTAKE, "/operator/outbox", """
                {"pending":3,"oldest":"2026-07-01T09:00:00Z","parked":[{"position":4711,
                 "eventId":"01a20313-0000-7000-8000-0000000000ac","topic":"flag-received","key":"eksempel.dk",
                 "createdAt":"2026-07-01T09:00:00Z","parkedAt":"2026-07-01T09:00:01Z",
                 "reason":"RecordTooLargeException","waiting":2}]}""");
        FakeServices.answers(ServiceName.NOTIFICATION, "/notices", """
                [{"id":"%s","caseId":"01a20313-0000-7000-8000-0000000000ad","caseNumber":"C-2026-000042",
                  "domain":"eksempel.dk","domainText":"eksempel.dk","recipient":"REGISTRANT","occasion":"SUSPENDED",
                  "occurredAt":"2026-07-01T10:00:00Z","createdAt":"2026-07-01T10:00:00Z","status":"FAILED","round":0,
                  "attempts":1,"trouble":"SMTP_550","failureReason":"REFUSED","finishedAt":"2026-07-01T10:01:00Z"}]
                """.formatted(NOTICE));
        FakeServices.answers(ServiceName.SUSPENSION, "/operator/effects/overdue", """
                [{"id":"01a20313-0000-7000-8000-000000000004","domain":"dk-hostmaster.dk","sequence":1,
                  "change":"SUSPENDED","orderedAt":"2026-07-01T11:00:00Z","retries":2,
                  "servers":[{"place":"DNS","server":"192.0.2.1:53","seenAt":null}]}]""");
        FakeServices.answers(ServiceName.SUSPENSION, "/operator/safety/waiting", """
                [{"holdId":"01a20313-0000-7000-8000-000000000005","domain":"co.dk",
                  "agreementId":"01a20313-0000-7000-8000-0000000000ae","cause":"FLAG",
                  "requestedAt":"2026-07-01T12:00:00Z","reason":"PROTECTED_NAME","since":"2026-07-01T12:00:01Z",
                  "letGoAt":null,"isProtected":true,"releasedBy":["anna"]},
                 {"holdId":"01a20313-0000-7000-8000-000000000006","domain":"navn-1.dk","cause":"FLAG",
                  "requestedAt":"2026-07-01T12:00:00Z","reason":"KILL_SWITCH","since":"2026-07-01T12:00:02Z",
                  "isProtected":false,"releasedBy":[]}]""");
        FakeServices.answers(ServiceName.SUSPENSION, "/operator/reconciliation", """
                {"last":null,"findings":[
                  {"domain":"navn-2.dk","difference":"HELD_NOT_SHOWN","sequence":3,"servers":["192.0.2.1:53"],
                   "foundAt":"2026-07-01T13:00:00Z","lastSeenAt":"2026-07-01T14:00:00Z","closedAt":null,"repairs":1},
                  {"domain":"navn-3.dk","difference":"HELD_NOT_SHOWN","sequence":3,"servers":[],
                   "foundAt":"2026-07-01T13:00:00Z","lastSeenAt":"2026-07-01T14:00:00Z",
                   "closedAt":"2026-07-01T15:00:00Z","repairs":1}]}""");
    }

    @Test
    void aListThatHasChangedMeanwhileSaysSoAndStaysUntilSomebodyLooksAgain() {
        // Given
        FakeServices.answers(ServiceName.CASE, "/operator/dead-letters", "[" + LETTERS + "]");
        Page page = browser.as(Identity.OTTO, "/attention");
        assertThat(page.locator("tbody tr")).hasCount(2);
        page.locator("tbody input").first().check();

        // When
        someThingsWait();

        // Then
        assertThat(page.locator("[data-part=news]")).containsText("The list has changed.");
        assertThat(page.locator("tbody tr")).hasCount(2);
        assertThat(page.locator("tbody input").first()).isChecked();
        browser.look(page, "attention-changed");

        // And
        page.locator("[data-part=news] a").click();
        Assertions.assertThat(page.locator("tbody tr").count()).isGreaterThan(2);
        long asked = FakeServices.howOftenAsked(ServiceName.CASE, "/operator/dead-letters");
        Awaitility.await("the services to have been asked again")
                .until(() -> FakeServices.howOftenAsked(ServiceName.CASE, "/operator/dead-letters") > asked + 2);
        assertThat(page.locator("[data-part=news]")).isEmpty();
        Assertions.assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void everythingThatWaitsStandsInOneListWithWhatAndWhyAndSinceWhen() {
        // Given
        someThingsWait();

        // When
        Page page = browser.as(Identity.OTTO, "/attention");

        // Then
        assertThat(page.locator("tbody tr")).hasCount(8);
        assertThat(page.locator("tbody tr").first()).containsText("Dead letter");
        assertThat(page.locator("tbody tr").first()).containsText("The work on it failed.");
        assertThat(page.locator("tbody tr").first()).containsText("1 Jul 2026 10:00:00 (Danish time)");
        assertThat(page.locator("tbody tr").first().getByRole(AriaRole.LINK))
                .hasAttribute("href", "/trace?q=eksempel.dk");
        assertThat(page.locator("main")).containsText("Two persons have to let it pass.");
        assertThat(page.locator("main")).not().containsText("navn-3.dk");
        page.locator("details").first().locator("summary").click();
        assertThat(page.locator("details").first()).containsText("OpenCase.java:41");
        assertThat(page.locator("details").first()).containsText("operations.md, “Dead letters”");
        browser.look(page, "attention");
        Assertions.assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void whenNothingWaitsThatIsSaid() {
        // When
        Page page = browser.as(Identity.VERA, "/attention");

        // Then
        assertThat(page.locator(".empty")).hasText("✓ Nothing waits for you.");
        browser.look(page, "attention-empty");
    }

    @Test
    void aServiceThatIsAwayIsSaidAndHidesNobodyElse() {
        // Given
        someThingsWait();
        FakeServices.goesAway(ServiceName.SUSPENSION);

        // When
        Page page = browser.as(Identity.OTTO, "/attention");

        // Then
        assertThat(page.locator("main")).containsText("suspension-service does not answer.");
        assertThat(page.locator("tbody tr")).hasCount(4);
        browser.look(page, "attention-away");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aDeadLetterIsRedrivenAfterADryRunAndWithAReason(boolean javaScript) throws SQLException {
        // Given
        someThingsWait();
        receipt(true, "\"resolved\":2");
        Page page = browser.as(Identity.OTTO, "/attention");
        if (!javaScript) {
            page.route("**/*.js", route -> route.abort());
            page.reload();
        }

        // When: the second one is chosen; the first stands before it on the same key
        page.locator("tbody tr").nth(1).locator("input").check();
        page.getByText("Say what would happen").click();

        // Then
        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(page.locator("tbody tr")).containsText("would be tried");
        assertThat(page.locator("ol li").first())
                .containsText("flag-received 3@17 HANDLER_FAILED goes along: same key");
        assertThat(page.locator("ol li").last()).containsText("flag-received 3@18 BEHIND_ANOTHER chosen");
        Assertions.assertThat(FakeServices.changes())
                .allSatisfy(asked -> Assertions.assertThat(asked.body()).contains("\"dryRun\":true"));
        if (javaScript) {
            browser.look(page, "attention-plan");
        }

        // When
        receipt(
                false,
                "\"resolved\":1,\"stoppedAt\":\"%s\",\"reason\":\"HANDLER_FAILED\",\"detail\":\"x.Y at Z.java:1\""
                        .formatted(SECOND));
        page.getByLabel("Why are you doing this?").fill("release 14 is out");
        page.getByText("Do it now").click();

        // Then
        assertThat(page.locator("main")).containsText("stopped; the rest still waits");
        assertThat(page.locator("main")).containsText("1 / 2, HANDLER_FAILED x.Y at Z.java:1");
        assertThat(page.locator("main")).containsText("otto");
        var redrive = FakeServices.changes().getLast();
        Assertions.assertThat(redrive.path()).isEqualTo("/operator/dead-letters/redrive");
        Assertions.assertThat(redrive.body())
                .contains("\"reason\":\"release 14 is out\"", "\"dryRun\":false", SECOND)
                .doesNotContain(FIRST);
        Assertions.assertThat(subject(redrive.caller())).contains("\"sub\":\"otto\"");
        if (javaScript) {
            browser.look(page, "attention-result");
            Assertions.assertThat(browser.complaints()).isEmpty();
        }

        // And: everybody with a role can read who has done what, and why; nobody can change it
        Page vera = browser.as(Identity.VERA, "/attention/actions");
        assertThat(vera.locator("tbody tr").first()).containsText("otto");
        assertThat(vera.locator("tbody tr").first()).containsText("release 14 is out");
        if (javaScript) {
            browser.look(vera, "attention-log");
        }
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement()) {
            for (String table : new String[] {"console_action", "console_action_result"}) {
                Assertions.assertThatThrownBy(() -> statement.execute("delete from " + table))
                        .hasMessageContaining("append-only");
            }
        }
    }

    @Test
    void severalKindsAreSetGoingAtOnceWithAResultForEach() {
        // Given
        someThingsWait();
        FakeServices.answers(
                ServiceName.INTAKE, "POST", "/operator/outbox/release", 200, "{\"released\":[4711],\"unknown\":[]}");
        FakeServices.answers(
                ServiceName.NOTIFICATION,
                "POST",
                "/notices/resend",
                200,
                "[{\"id\":\"%s\",\"result\":\"NOT_FAILED\"}]".formatted(NOTICE));
        FakeServices.answers(
                ServiceName.SUSPENSION,
                "POST",
                "/operator/safety/waiting/01a20313-0000-7000-8000-000000000005/release",
                422,
                "{\"type\":\"tag:punktum.dk,2026:problem/four-eyes\",\"status\":422}");
        FakeServices.answers(
                ServiceName.SUSPENSION,
                "POST",
                "/operator/effects/01a20313-0000-7000-8000-000000000004/retry",
                200,
                "{\"domain\":\"dk-hostmaster.dk\"}");
        Page page = browser.as(Identity.OTTO, "/attention");

        // When
        for (int row = 2; row < 6; row++) {
            page.locator("tbody tr").nth(row).locator("input").check();
        }
        page.getByText("Say what would happen").click();
        assertThat(page.locator("main")).containsText("you would be the second of two persons");
        Assertions.assertThat(FakeServices.changes()).isEmpty();
        page.getByLabel("Why are you doing this?").fill("all repaired");
        page.getByText("Do it now").click();

        // Then
        assertThat(page.locator("tbody tr")).hasCount(4);
        assertThat(page.locator("tbody tr").nth(0)).containsText("Parked event 4711 ✓ done");
        assertThat(page.locator("main")).containsText("Overdue effect 01a20313-0000-7000-8000-000000000004 ✓ done");
        assertThat(page.locator("main")).containsText("! refused four-eyes");
        assertThat(page.locator("main")).containsText("✓ does not wait any more");
        Assertions.assertThat(FakeServices.changes())
                .hasSize(4)
                .allSatisfy(asked -> Assertions.assertThat(asked.body()).contains("all repaired"));
    }

    @Test
    void withoutAReasonNothingIsDone() {
        // Given
        someThingsWait();
        receipt(true, "\"resolved\":2");
        Page page = browser.as(Identity.OTTO, "/attention");

        // When
        for (String reason : new String[] {"", " ", "x".repeat(501)}) {
            var answer = page.request()
                    .post(
                            browser.address("/attention/actions"),
                            RequestOptions.create()
                                    .setHeader("Sec-Fetch-Site", "same-origin")
                                    .setForm(FormData.create()
                                            .set("item", "case-service DEAD_LETTER " + FIRST)
                                            .set("reason", reason)));
            Assertions.assertThat(answer.text()).contains("id=\"reason-problem\"");
        }

        // Then
        Assertions.assertThat(FakeServices.changes())
                .allSatisfy(asked -> Assertions.assertThat(asked.body()).contains("\"dryRun\":true"));
    }

    @Test
    void aViewerSeesEverythingAndSetsNothingGoing() {
        // Given
        someThingsWait();

        // When
        Page page = browser.as(Identity.VERA, "/attention");

        // Then
        assertThat(page.locator("tbody tr")).hasCount(8);
        assertThat(page.locator("input[type=checkbox]")).hasCount(0);
        for (String path : new String[] {"/attention/plan", "/attention/actions"}) {
            var answer = page.request()
                    .post(
                            browser.address(path),
                            RequestOptions.create()
                                    .setHeader("Sec-Fetch-Site", "same-origin")
                                    .setForm(FormData.create()
                                            .set("item", "case-service DEAD_LETTER " + FIRST)
                                            .set("reason", "x")));
            Assertions.assertThat(answer.status()).isEqualTo(403);
        }
        Assertions.assertThat(FakeServices.changes()).isEmpty();
    }

    private static void receipt(boolean dryRun, String outcome) {
        FakeServices.answers(ServiceName.CASE, "POST", "/operator/dead-letters/redrive", 200, """
                {"dryRun":%s,"lanes":[{"chosen":["%s"],"letters":[%s],"outcome":{%s}}],"unknown":[]}
                """.formatted(
                        dryRun, SECOND, LETTERS, outcome));
    }

    private static String subject(String authorization) {
        return new String(Base64.getUrlDecoder().decode(authorization.split("\\.")[1]));
    }
}
