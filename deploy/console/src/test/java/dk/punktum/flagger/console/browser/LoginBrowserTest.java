package dk.punktum.flagger.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dk.punktum.flagger.backing.Identity;
import dk.punktum.flagger.console.ConsoleBacking;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ConsoleBacking.class)
class LoginBrowserTest {

    @TestHTTPResource
    String address;

    private Browser browser;

    @BeforeEach
    void open() {
        browser = new Browser(address.replaceAll("/$", ""));
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void aPersonLogsInSeesWhatSheMayAndLogsOut() {
        // When
        Page page = browser.as(Identity.OTTO, "/you");

        // Then
        assertThat(page.getByRole(AriaRole.HEADING, level(1))).hasText("You");
        assertThat(page.locator("main")).containsText("You are logged in as otto");
        assertThat(page.locator("main li")).hasCount(2);
        browser.look(page, "you");
        assertThat(browser.complaints()).isEmpty();

        // When
        page.getByText("Log out").click();

        // Then
        assertThat(page.getByRole(AriaRole.HEADING, level(1))).hasText("Who are you?");
    }

    @Test
    void whoHasNoRoleSeesNothingAndIsToldSo() {
        // When
        Page page = browser.as(Identity.CLARA, "/you");

        // Then
        assertThat(page.getByRole(AriaRole.HEADING, level(1))).hasText("You have no access to this");
        assertThat(page.locator("main")).containsText("You are logged in as clara");
        browser.look(page, "error");
    }

    @Test
    void theLanguageIsThatOfTheBrowserUntilItIsSwitched() {
        // Given
        Page page = browser.as(Identity.VERA, "/you", "da", com.microsoft.playwright.options.ColorScheme.LIGHT);
        assertThat(page.getByRole(AriaRole.HEADING, level(1))).hasText("Dig");

        // When
        page.getByText("English").click();

        // Then
        assertThat(page.getByRole(AriaRole.HEADING, level(1))).hasText("You");
        page.reload();
        assertThat(page.getByRole(AriaRole.HEADING, level(1))).hasText("You");
        assertThat(page.locator("html")).hasAttribute("lang", "en");
        assertThat(browser.complaints()).isEmpty();
    }

    private static Page.GetByRoleOptions level(int level) {
        return new Page.GetByRoleOptions().setLevel(level);
    }
}
