package dk.punktum.flagger.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.options.AriaRole;
import dk.punktum.flagger.backing.Identity;
import dk.punktum.flagger.console.ConsoleBacking;
import dk.punktum.flagger.console.Reader;
import dk.punktum.flagger.testing.KafkaProbe;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ConsoleBacking.class)
class TopicsBrowserTest {

    private static final Pattern SOME_SECONDS = Pattern.compile("^([2-9]|\\d\\d) s$");
    private static final double PATIENCE = 20_000;

    @TestHTTPResource
    String address;

    private Cable cable;
    private Browser browser;

    @BeforeEach
    void open() {
        cable = new Cable(URI.create(address).getPort());
        browser = new Browser(cable.address());
    }

    @AfterEach
    void close() {
        browser.close();
        cable.close();
    }

    @Test
    void aConsumerThatIsStoppedIsSeenToFallBehindAndToCatchUpWhenItIsStartedAgain() throws Exception {
        String group = "stopped-in-browser-test";
        String topic = "flag-received";
        try (var kafka = KafkaProbe.inApplication()) {
            // Given
            new Reader(group, topic).close();
            Page page = browser.as(Identity.VERA, "/topics");
            Locator row = page.locator("tr[data-topic='%s'][data-group='%s']".formatted(topic, group));
            assertThat(row).containsText("✓ Keeps up");
            assertThat(row.locator("[data-figure=behind]")).hasText("0 s");

            // When
            kafka.deliverRaw(topic, "eksempel.dk", Map.of(), new byte[] {1});

            // Then
            assertThat(row.locator("[data-figure=behind]"))
                    .hasText(SOME_SECONDS, new HasTextOptions().setTimeout(PATIENCE));
            assertThat(row.locator("[data-figure=lag]")).hasText("1");
            assertThat(row).containsText("✖ Nobody reads", new ContainsTextOptions().setTimeout(PATIENCE));
            assertThat(page.getByRole(AriaRole.STATUS)
                            .filter(new Locator.FilterOptions().setHasText("Needs attention")))
                    .containsText(group + " (" + topic + ")");
            browser.look(page, "topics");

            // When
            try (var _ = new Reader(group, topic)) {
                // Then
                assertThat(row.locator("[data-figure=behind]"))
                        .hasText("0 s", new HasTextOptions().setTimeout(PATIENCE));
                assertThat(row).containsText("✓ Keeps up");
                assertThat(row).containsText(Pattern.compile("at most \\d+ s"));
            }
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void theHourOfAGroupIsDrawnAndStandsInATableBesides() throws Exception {
        // Given
        new Reader("drawn", "flag-withdrawn").close();
        Page page = browser.as(Identity.VERA, "/topics");

        // When
        page.locator("tr[data-group=drawn] a").click();

        // Then
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("drawn on flag-withdrawn");
        for (String curve : List.of("seconds", "records")) {
            assertThat(page.locator("[data-curve=" + curve + "] polyline"))
                    .hasAttribute("points", Pattern.compile("720\\.0,99\\.0$"));
        }
        assertThat(page.locator("tbody tr").first()).containsText("(Danish time)");
        browser.look(page, "topics-group");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aStreamThatIsCutSaysSoAndComesBackByItself() {
        // Given
        Page page = browser.as(Identity.VERA, "/topics");
        Locator asOf = awaitNews(page);
        page.evaluate("window.stillTheSamePage = true");

        // When
        cable.pull();

        // Then
        assertThat(page.locator("#connection")).containsText("Connection lost");
        assertThat(page.locator("main")).hasClass("stale");
        browser.look(page, "topics-disconnected");
        String old = asOf.textContent();

        // When
        cable.plugIn();

        // Then
        assertThat(page.locator("#connection"))
                .containsText("The connection is back", new ContainsTextOptions().setTimeout(PATIENCE));
        assertThat(asOf).not().hasText(old);
        assertThat(page.evaluate("window.stillTheSamePage")).isEqualTo(true);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void whoWasLoggedOutMeanwhileIsToldSo() {
        // Given
        Page page = browser.as(Identity.VERA, "/topics");
        awaitNews(page);

        // When
        page.context().clearCookies();
        cable.pull();
        cable.plugIn();

        // Then
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("You are no longer logged in");
    }

    @Test
    void withoutAScriptThePageShowsThePresent() {
        // When
        Page page = browser.withoutScripts(Identity.VERA, "/topics");

        // Then
        assertThat(page.getByText("Seen ")).isVisible();
        assertThat(page.locator("tr[data-topic=flag-received]").first()).isVisible();
    }

    /// Until the stream is open: the time of the look changes.
    private static Locator awaitNews(Page page) {
        Locator asOf = page.getByText("Seen ");
        String first = asOf.textContent();
        assertThat(asOf).not().hasText(first);
        return asOf;
    }
}
