package dk.punktum.flagger.intake.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dk.punktum.flagger.testing.Events.aCaseDecided;
import static dk.punktum.flagger.testing.Events.aCaseOpened;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import dk.punktum.flagger.backing.BackingForTests;
import dk.punktum.flagger.backing.Identity;
import dk.punktum.flagger.intake.Authority;
import dk.punktum.flagger.intake.IntakeTest;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// People at an authority, with a browser.
@QuarkusTest
@WithTestResource(BackingForTests.class)
class PortalBrowserTest extends IntakeTest {

    private static final double PATIENCE = 60_000;

    @TestHTTPResource
    String address;

    private final String caseNumber = "by-hand-" + UUID.randomUUID();
    private PortalBrowser browser;

    @BeforeEach
    void open() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        browser = new PortalBrowser(address);
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void withoutJavaScriptAPersonHandsInFollowsTakesBackAndFindsAgain() {
        // She writes
        Page page = browser.as(Identity.FREJA, "en", false);
        page.getByRole(AriaRole.LINK, named("New flag")).first().click();
        fill(page, "eksempel.dk ÆØÅÖÄÜÉ.dk");
        page.getByLabel("Or a list as a file")
                .setInputFiles(
                        new FilePayload("names.csv", "text/csv", "co.dk;shop\nhttp://x.dk/y;\n".getBytes(UTF_8)));
        page.getByText("Check the names").click();

        // She sees what was understood
        assertThat(heading(page)).hasText("Check what was understood");
        assertThat(page.locator("tbody tr")).hasCount(4);
        assertThat(page.locator("tbody tr").nth(1)).containsText("xn--4cabco7dk5a.dk");
        assertThat(page.locator("tbody tr").nth(3)).containsText("Left out.");
        page.getByLabel("Others have names of their own below this one").check();
        page.getByText("Send to the registry").click();

        // She follows
        assertThat(heading(page)).hasText("Flag on case " + caseNumber);
        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("The registry has received flag F-");
        assertThat(page.locator("tbody tr")).hasCount(3);
        assertThat(page.locator("tbody tr").first()).containsText("Received");
        open(page, "eksempel.dk");
        page.getByText("Refresh").click();
        assertThat(page.locator("tbody tr").first()).containsText("Being looked at");
        assertThat(page.locator("tbody tr").first()).containsText("C-2026-000077");
        Download receipt = page.waitForDownload(
                () -> page.getByText("Download the signed receipt").click());
        assertThat(receipt.suggestedFilename()).matches("F-[0-9]{4}-[0-9]{6}\\.jws");

        // She takes back
        page.getByText("Take it back").click();
        page.getByLabel("co.dk").check();
        page.getByLabel("Handed in by mistake").check();
        page.getByRole(AriaRole.BUTTON, buttonNamed("Take back")).click();
        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("Taken back.");
        assertThat(page.locator("tbody tr").nth(2)).containsText("Withdrawn");

        // She finds it again
        page.getByRole(AriaRole.LINK, named("Your flags")).click();
        page.getByLabel("Find by your own case number").fill(caseNumber);
        page.getByText("Find", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(heading(page)).hasText("Flag on case " + caseNumber);
    }

    @Test
    void withJavaScriptThePageFollowsByItselfAndSaysSo() {
        // Given
        Page page = browser.as(Identity.FREJA, "en", true);
        page.navigate(browser.address("/portal/new"));
        fill(page, "eksempel.dk");
        page.getByText("Check the names").click();
        page.getByText("Send to the registry").dblclick();
        assertThat(heading(page)).hasText("Flag on case " + caseNumber);

        // When
        open(page, "eksempel.dk");

        // Then
        assertThat(page.locator("#live")).hasText("eksempel.dk: Being looked at");
        assertThat(page.locator("tbody tr").first()).containsText("C-2026-000077");

        // When
        kafka.deliver(aCaseDecided()
                .upheld()
                .about("eksempel.dk")
                .ofFlag(flagOf(page))
                .build());

        // Then
        assertThat(page.locator("#live")).hasText("eksempel.dk: Upheld");

        // When
        page.context().clearCookies();

        // Then
        assertThat(page.locator("#live")).containsText("You are no longer logged in.");
        assertThat(intake.number("select count(*) from flag where case_number = ?", caseNumber))
                .isEqualTo(1);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void withTheKeyboardAloneAPersonHandsIn() {
        // Given
        Page page = browser.as(Identity.GORM, "en", true);
        page.keyboard().press("Tab");
        assertThat(page.locator(":focus")).hasText("Skip to content");
        tabTo(page, "a[href='/portal/new']");
        page.keyboard().press("Enter");
        assertThat(heading(page)).hasText("New flag");

        // When
        type(page, "caseNumber", caseNumber);
        type(page, "decisionDate", "07012026");
        tabTo(page, "#legalGround");
        page.keyboard().press("ArrowDown");
        tabTo(page, "#document");
        // The window in which a file is chosen is the platform's, and not there to be tried.
        page.locator("#document").setInputFiles(new FilePayload("decision.pdf", "application/pdf", Authority.aPdf()));
        type(page, "domains", "eksempel.dk");
        type(page, "triedFirst", "The host.");
        type(page, "whyLessIsNotEnough", "It is silent.");
        type(page, "effectOnMailAndSubPages", "None.");
        tabTo(page, "button.main");
        page.keyboard().press("Enter");
        assertThat(heading(page)).hasText("Check what was understood");
        tabTo(page, "button.main");
        page.keyboard().press("Enter");

        // Then
        assertThat(heading(page)).hasText("Flag on case " + caseNumber);
        assertThat(page.locator("main")).containsText("1 Jul 2026");
    }

    @Test
    void everyPageIsForEverybodyInBothLanguagesLightAndDarkAndOnAPhone() {
        for (String language : new String[] {"en", "da"}) {
            boolean danish = language.equals("da");
            String itsCase = caseNumber + language;
            Page page = browser.as(Identity.GORM, language, true);

            page.navigate(browser.address("/portal?caseNumber=nothing"));
            assertThat(heading(page)).hasText(danish ? "Jeres indberetninger" : "Your flags");
            browser.look(page, "flags-" + language);

            page.navigate(browser.address("/portal/new"));
            assertThat(heading(page)).hasText(danish ? "Ny indberetning" : "New flag");
            browser.look(page, "new-" + language);

            page.locator("form[enctype] button.main").click();
            assertThat(page.locator("#faults")).isFocused();
            assertThat(page.locator("#faults"))
                    .containsText(danish ? "Noget skal rettes" : "Something has to be put right");
            browser.look(page, "faults-" + language);

            fillIn(page, itsCase, "eksempel.dk ÆØÅ.dk co.dk http://x.dk");
            page.locator("form[enctype] button.main").click();
            assertThat(heading(page))
                    .hasText(danish ? "Kontrollér, hvad der er forstået" : "Check what was understood");
            browser.look(page, "check-" + language);

            page.locator("input[name=acknowledged]").check();
            page.locator("button.main").click();
            assertThat(heading(page)).hasText((danish ? "Indberetning på sag " : "Flag on case ") + itsCase);
            browser.look(page, "flag-" + language);

            page.locator("a[href$='/withdraw']").click();
            assertThat(page.locator("legend").first()).hasText(danish ? "Hvilke navne?" : "Which names?");
            browser.look(page, "withdraw-" + language);

            page.navigate(browser.address("/portal/nothing-here"));
            assertThat(heading(page)).hasText(danish ? "Her er ikke noget" : "There is nothing here");
            browser.look(page, "problem-" + language);

            page.navigate(browser.address("/portal"));
            page.getByText(danish ? "English" : "Dansk").click();
            assertThat(heading(page)).hasText(danish ? "Your flags" : "Jeres indberetninger");
            assertThat(page.locator("html")).hasAttribute("lang", danish ? "en" : "da");
        }
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aPersonLogsOut() {
        Page page = browser.as(Identity.FREJA, "en", true);

        page.getByText("Log out").click();

        assertThat(heading(page)).hasText("Who are you?");
    }

    private void fill(Page page, String names) {
        fillIn(page, caseNumber, names);
    }

    static void fillIn(Page page, String caseNumber, String names) {
        page.locator("#caseNumber").fill(caseNumber);
        page.locator("#decisionDate").fill("2026-07-01");
        page.locator("#legalGround").selectOption("terms-9.1");
        page.locator("#document").setInputFiles(new FilePayload("decision.pdf", "application/pdf", Authority.aPdf()));
        page.locator("#domains").fill(names);
        page.locator("#triedFirst").fill("The host was ordered to close the shop.");
        page.locator("#whyLessIsNotEnough").fill("The host is silent.");
        page.locator("#effectOnMailAndSubPages").fill("No mail.");
    }

    private void open(Page page, String name) {
        kafka.deliver(aCaseOpened()
                .about(name)
                .ofFlag(flagOf(page))
                .inCase(UUID.nameUUIDFromBytes(caseNumber.getBytes(UTF_8)), "C-2026-000077")
                .build());
        org.awaitility.Awaitility.await("the case to be known")
                .until(() -> intake.number("select count(*) from case_fact where flag_id = ?", flagOf(page)) > 0);
    }

    private static UUID flagOf(Page page) {
        return UUID.fromString(page.url().replaceAll(".*/flags/([0-9a-f-]{36}).*", "$1"));
    }

    private static void type(Page page, String field, String text) {
        tabTo(page, "#" + field);
        page.keyboard().type(text);
    }

    /// Presses Tab until the element has the focus; a keyboard gets there, or the test fails.
    private static void tabTo(Page page, String selector) {
        for (int presses = 0; presses < 60; presses++) {
            page.keyboard().press("Tab");
            if (Boolean.TRUE.equals(page.evaluate("s => document.activeElement.matches(s)", selector))) {
                return;
            }
        }
        throw new AssertionError("the keyboard does not get to " + selector);
    }

    static Locator heading(Page page) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Page.GetByRoleOptions buttonNamed(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
