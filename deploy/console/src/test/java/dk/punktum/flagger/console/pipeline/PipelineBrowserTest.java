package dk.punktum.flagger.console.pipeline;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
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
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ConsoleBacking.class)
@QuarkusTestResource(FakeServices.class)
class PipelineBrowserTest {

    @TestHTTPResource
    String address;

    private Browser browser;

    @BeforeEach
    void open() {
        FakeServices.reset();
        browser = new Browser(address.replaceAll("/$", ""));
        stage(ServiceName.INTAKE, "flag", 0, 0, "");
        stage(ServiceName.CASE, "case", 4, 8000, "");
        suspension(0);
        stage(ServiceName.NOTIFICATION, "notice", 12, 90, "flagger_outbox_parked 1.0\n");
    }

    @AfterEach
    void close() {
        browser.close();
    }

    private static void stage(ServiceName service, String stage, int count, int seconds, String more) {
        FakeServices.answers(service, "/q/metrics", """
                flagger_unfinished{stage="%1$s"} %2$d.0
                flagger_unfinished_oldest_seconds{stage="%1$s"} %3$d.0
                """.formatted(stage, count, seconds) + more);
    }

    private static void suspension(int thrown) {
        stage(ServiceName.SUSPENSION, "hold", 2, 20, """
                flagger_unfinished{stage="effect"} 3.0
                flagger_unfinished_oldest_seconds{stage="effect"} 400.0
                flagger_suspension_kill_switch %d.0
                flagger_suspension_limit{scope="authority"} 200.0
                flagger_suspension_limit{scope="total"} 500.0
                flagger_suspension_limit_used{scope="authority"} 170.0
                flagger_suspension_limit_used{scope="total"} 180.0
                flagger_suspension_holds_waiting{reason="KILL_SWITCH"} 2.0
                """.formatted(thrown));
        FakeServices.answers(
                ServiceName.SUSPENSION,
                "/operator/safety",
                "{\"killSwitch\":{\"thrown\":%s,\"since\":null}}".formatted(thrown == 1));
    }

    @Test
    void theStagesShowWhatIsUnfinishedAndChangeByThemselves() {
        // Given
        Page page = browser.as(Identity.VERA, "/");
        assertThat(page.locator(".stages li")).hasCount(5);
        assertThat(page.locator(".stages li").nth(1)).containsText("Cases without a verdict 4 unfinished");
        assertThat(page.locator(".stages li").nth(1)).containsText("The oldest waits 2 h 13 min");
        assertThat(page.locator(".stages li").nth(3)).containsText("! Too long");
        assertThat(page.locator("main")).containsText("170 of 200 by the authority with most, 180 of 500 by all.");
        assertThat(page.locator("main")).containsText("✓ The kill switch is not thrown");

        // When
        stage(ServiceName.CASE, "case", 5, 8001, "");

        // Then
        assertThat(page.locator(".stages li").nth(1)).containsText("5 unfinished");
        browser.look(page, "pipeline");
        Assertions.assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aServiceThatGoesAwayIsSaidWithItsOldFiguresAndComesBack() {
        // Given
        Page page = browser.as(Identity.VERA, "/");
        assertThat(page.locator(".stages li").nth(1)).containsText("4 unfinished");

        // When
        FakeServices.goesAway(ServiceName.CASE);

        // Then
        assertThat(page.locator(".stages li").nth(1)).containsText("Old figures: case-service away since");
        assertThat(page.locator(".stages li").nth(1)).containsText("4 unfinished");
        assertThat(page.locator("tbody tr").nth(2)).containsText("! away; figures are old");
        browser.look(page, "pipeline-away");

        // And
        FakeServices.comesBack(ServiceName.CASE);
        assertThat(page.locator("tbody tr").nth(2)).containsText("✓ well");
    }

    @Test
    void whatTheServicesStandOnIsShownAndWhoDoesNotAnswer() {
        // Given
        Page page = browser.as(Identity.VERA, "/");
        Locator backing = page.locator("table", new Page.LocatorOptions().setHasText("Login server"));
        assertThat(backing.locator("tbody tr")).containsText(new String[] {
            "PostgreSQL ✓ answers", "Kafka ✓ answers", "Login server ✓ answers", "Mail server ✓ answers"
        });

        // When
        FakeServices.answers(
                ServiceName.NOTIFICATION,
                "/q/health/well",
                "{\"status\":\"DOWN\",\"checks\":[{\"name\":\"mail server\",\"status\":\"DOWN\"}]}");

        // Then
        assertThat(backing.locator("tbody tr").last()).containsText("Mail server ! does not answer");
        Assertions.assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void theOldestLeadsToItsStory() {
        FakeServices.answers(ServiceName.CASE, "/operator/unfinished", """
                [{"stage":"case","count":4,"oldest":{"domain":"eksempel.dk","number":"C-2026-000007",
                  "since":"2026-07-01T08:00:00Z"}}]""");
        Page page = browser.as(Identity.VERA, "/");

        var answer = page.request()
                .get(
                        browser.address("/pipeline/oldest/case"),
                        RequestOptions.create().setMaxRedirects(0));

        Assertions.assertThat(answer.status()).isEqualTo(303);
        Assertions.assertThat(answer.headers().get("location")).endsWith("/trace?q=C-2026-000007");
    }

    @Test
    void theSwitchIsThrownByAnOperatorWhoIsSureAndSaysWhy() {
        // Given
        FakeServices.answers(ServiceName.SUSPENSION, "PUT", "/operator/safety/kill-switch", 200, "{}");
        Page page = browser.as(Identity.OTTO, "/");
        page.getByText("Kill switch").last().click();
        assertThat(page.locator("h1")).hasText("Kill switch");
        browser.look(page, "kill-switch");

        // When
        page.getByLabel("Why are you doing this?").fill("an authority's client was stolen");
        page.getByLabel("I want no new hold to be placed").check();
        page.getByText("Throw the kill switch now").click();

        // Then
        assertThat(page.locator("main")).containsText("Kill switch thrown · “an authority's client was stolen”");
        assertThat(page.locator("main")).containsText("✓ done");
        Assertions.assertThat(FakeServices.changes()).singleElement().satisfies(asked -> {
            Assertions.assertThat(asked.method()).isEqualTo("PUT");
            Assertions.assertThat(asked.body()).contains("\"thrown\":true", "\"an authority's client was stolen\"");
        });
        Assertions.assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void theSwitchIsReleasedByAnOperatorAdminOnly() {
        // Given
        suspension(1);
        FakeServices.answers(ServiceName.SUSPENSION, "PUT", "/operator/safety/kill-switch", 200, "{}");
        Page otto = browser.as(Identity.OTTO, "/kill-switch");
        assertThat(otto.locator("main")).containsText("It takes the role operator-admin to release it.");
        Assertions.assertThat(post(otto, "/kill-switch/release", "yes")).isEqualTo(403);
        Page vera = browser.as(Identity.VERA, "/kill-switch");
        Assertions.assertThat(post(vera, "/kill-switch/throw", "yes")).isEqualTo(403);
        Page olga = browser.as(Identity.OLGA, "/kill-switch");
        Assertions.assertThat(post(olga, "/kill-switch/release", "")).isEqualTo(200);
        Assertions.assertThat(FakeServices.changes()).isEmpty();

        // When
        olga.getByLabel("Why are you doing this?").fill("the client is locked");
        olga.getByLabel("I want everything that waits to be placed").check();
        olga.getByText("Release the kill switch now").click();

        // Then
        assertThat(olga.locator("main")).containsText("Kill switch released");
        Assertions.assertThat(FakeServices.changes())
                .singleElement()
                .satisfies(asked -> Assertions.assertThat(asked.body()).contains("\"thrown\":false"));
    }

    private int post(Page page, String path, String sure) {
        return page.request()
                .post(
                        browser.address(path),
                        RequestOptions.create()
                                .setHeader("Sec-Fetch-Site", "same-origin")
                                .setForm(FormData.create().set("reason", "x").set("sure", sure)))
                .status();
    }
}
