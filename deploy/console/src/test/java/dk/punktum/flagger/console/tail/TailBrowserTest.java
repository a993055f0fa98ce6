package dk.punktum.flagger.console.tail;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dk.punktum.flagger.testing.Events.aCaseDecided;
import static dk.punktum.flagger.testing.Events.aCaseOpened;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dk.punktum.flagger.backing.Identity;
import dk.punktum.flagger.console.ConsoleBacking;
import dk.punktum.flagger.console.browser.Browser;
import dk.punktum.flagger.testing.KafkaProbe;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ConsoleBacking.class)
class TailBrowserTest {

    @TestHTTPResource
    String address;

    private Browser browser;
    private KafkaProbe kafka;

    @BeforeEach
    void open() {
        browser = new Browser(address.replaceAll("/$", ""));
        kafka = KafkaProbe.inApplication();
    }

    @AfterEach
    void close() {
        kafka.close();
        browser.close();
    }

    @Test
    void newRecordsAppearOnTopAndWaitWhileThePageIsPaused() {
        // Given
        Page page = browser.as(Identity.VERA, "/tail?domain=på-pause.dk&topic=case-opened&topic=case-decided-dlq");
        Locator rows = page.locator(".records > li");
        assertThat(rows).hasCount(0);
        assertThat(page.locator(".empty")).isVisible();

        // When
        var first = aCaseOpened().about("på-pause.dk").build();
        kafka.deliver(first);
        kafka.deliver(aCaseOpened().about("et-andet.dk").build());
        kafka.deliver(aCaseDecided().about("på-pause.dk").build());
        kafka.deliverRaw("case-decided-dlq", first.key(), Map.of("dlq_reason", "BROKEN"), "<script>x".getBytes(UTF_8));

        // Then
        assertThat(rows).hasCount(2);
        assertThat(rows.first()).containsText("set aside");
        assertThat(rows.last()).containsText("på-pause.dk");
        rows.last().locator("summary").first().click();
        assertThat(rows.last().locator("pre")).containsText("\"caseNumber\" : \"" + first.caseNumber() + "\"");
        rows.first().locator("summary").first().click();
        assertThat(rows.first().locator("pre")).hasText("<script>x");
        browser.look(page, "tail");

        // When
        page.locator("#pause").focus();
        page.keyboard().press("Enter");
        kafka.deliver(aCaseOpened().about("på-pause.dk").build());
        kafka.deliver(aCaseOpened().about("på-pause.dk").build());

        // Then
        assertThat(page.locator("#held")).hasText("2 new wait");
        assertThat(page.locator("#pause-said")).hasText("Paused. New records wait.");
        assertThat(rows).hasCount(2);
        Browser.screenshot(page, "tail-paused");

        // When
        page.keyboard().press("Enter");

        // Then
        assertThat(rows).hasCount(4);
        assertThat(rows.last().locator("details[open]")).hasCount(1);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void theKeyboardAloneNarrowsTheTailAndFollowsAStory() {
        // Given
        var event = aCaseOpened().about("kun-tasterne.dk").build();
        kafka.deliver(event);
        Page page = browser.as(Identity.VERA, "/tail");

        // When
        page.locator("#domain").focus();
        page.keyboard().type("www.kun-tasterne.dk");
        page.keyboard().press("Enter");

        // Then
        assertThat(page.locator("#domain-refused")).containsText("Did you mean kun-tasterne.dk?");

        // When
        page.locator("#domain-refused a").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator(".records > li")).hasCount(1);
        page.locator("#domain").focus();
        for (int stop = 0; stop < 20 && !focused(page).equals(event.caseNumber()); stop++) {
            page.keyboard().press("Tab");
        }
        page.keyboard().press("Enter");

        // Then
        page.waitForURL("**/trace?q=" + event.caseNumber());
        assertThat(page.locator(".steps")).containsText("Case opened");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void withoutJavaScriptThePageShowsTheNewestThatMatch() {
        // Given
        var event = aCaseOpened().about("uden-script.dk").build();
        kafka.deliver(event);
        Page page = browser.as(Identity.VERA, "/tail?domain=uden-script.dk");
        assertThat(page.locator(".records > li")).hasCount(1);

        // When
        String plain = page.request()
                .get(browser.address("/tail?domain=uden-script.dk&rows=100"))
                .text();

        // Then
        assertThat(plain).contains("uden-script.dk", event.caseNumber(), "<option value=\"100\" selected>");
    }

    @Test
    void whoHasNoRoleSeesNoRecord() {
        Page page = browser.as(Identity.CLARA, "/tail");

        assertThat(page.locator("h1")).hasText("You have no access to this");
        assertThat(page.request().get(browser.address("/tail/stream")).status()).isEqualTo(403);
    }

    private static String focused(Page page) {
        return (String) page.evaluate("document.activeElement.textContent");
    }
}
