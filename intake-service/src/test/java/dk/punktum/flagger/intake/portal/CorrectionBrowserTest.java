package dk.punktum.flagger.intake.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dk.punktum.flagger.intake.Authority.TWO;
import static dk.punktum.flagger.intake.portal.PortalBrowserTest.heading;
import static org.assertj.core.api.Assertions.assertThat;

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
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A flag is corrected and replaced, by one person or by two, with a browser.
@QuarkusTest
@WithTestResource(BackingForTests.class)
class CorrectionBrowserTest extends IntakeTest {

    private static final double PATIENCE = 60_000;

    @TestHTTPResource
    String address;

    @Inject
    RegistryStandIn registry;

    private PortalBrowser browser;
    private UUID flag;

    @BeforeEach
    void open() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        browser = new PortalBrowser(address);
        flag = TWO.flags("eksempel.dk", "ÆØÅÖÄÜÉ.dk");
    }

    @AfterEach
    void close() {
        browser.close();
        registry.everybodyActs();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "da"})
    void onePersonCorrectsAndReplaces(String language) {
        boolean danish = language.equals("da");
        Page gorm = browser.as(Identity.GORM, language, true);
        gorm.navigate(browser.address("/portal/flags/" + flag));
        gorm.getByText(danish ? "Ret den" : "Correct it").click();
        assertThat(heading(gorm)).containsText(danish ? "Ret indberetningen" : "Correct the flag");
        browser.look(gorm, "correct-" + language);

        // Nothing is corrected yet
        gorm.locator("#reason").fill("A date was wrong.");
        gorm.locator("button.main").click();
        assertThat(gorm.locator("#faults")).isFocused();
        assertThat(gorm.locator("#faults")).containsText(danish ? "Intet afviger" : "Nothing differs");
        browser.look(gorm, "correct-faults-" + language);

        // She corrects
        gorm.locator("#triedFirst").fill("Ordered the host on 2 June.\nAnd once more on 9 June.");
        gorm.locator("button.main").click();
        assertThat(gorm.getByRole(AriaRole.STATUS).first()).containsText(danish ? "Rettet." : "Corrected.");
        assertThat(gorm.locator("dl.summary").first())
                .containsText(danish ? "Rettet (udgave 2)" : "Corrected (version 2)");
        browser.look(gorm, "corrected-" + language);

        // She replaces
        gorm.locator("a[href^='/portal/new?supersedes=']").click();
        assertThat(heading(gorm)).hasText(danish ? "Ny indberetning" : "New flag");
        assertThat(gorm.locator("#triedFirst")).hasValue("Ordered the host on 2 June.\nAnd once more on 9 June.");
        browser.look(gorm, "replace-" + language);
        gorm.locator("#caseNumber").fill("replaced-" + UUID.randomUUID());
        gorm.locator("#decisionDate").fill("2026-07-02");
        gorm.locator("#document").setInputFiles(new FilePayload("new.pdf", "application/pdf", Authority.aPdf()));
        gorm.locator("form[enctype] button.main").click();
        assertThat(heading(gorm)).hasText(danish ? "Kontrollér, hvad der er forstået" : "Check what was understood");
        browser.look(gorm, "replace-check-" + language);
        gorm.locator("button.main").click();
        assertThat(gorm.locator("main")).containsText(danish ? "Den trådte i stedet for" : "It took the place of flag");
        browser.look(gorm, "replacing-" + language);
        gorm.navigate(browser.address("/portal/flags/" + flag));
        assertThat(gorm.locator(".box.wait")).isVisible();
        browser.look(gorm, "replaced-" + language);
        assertThat(browser.complaints()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "da"})
    void oneHandsACorrectionOverAnotherReturnsItAndApprovesByKeyboard(String language) {
        boolean danish = language.equals("da");
        registry.names(Identity.GORM, TWO, true, "SUBMITTER");
        registry.names(Identity.GERDA, TWO, true, "APPROVER");

        // One prepares
        Page gorm = browser.as(Identity.GORM, language, true);
        gorm.navigate(browser.address("/portal/flags/%s/correct".formatted(flag)));
        browser.look(gorm, "correct-by-two-" + language);
        write(gorm);
        gorm.getByText(danish ? "Giv videre til godkendelse" : "Hand over for approval")
                .click();
        assertThat(heading(gorm)).containsText(danish ? "Forberedt: rettelse" : "Prepared: correction");
        browser.look(gorm, "correction-prepared-" + language);
        String prepared = gorm.url().replaceAll("\\?.*", "");

        // Another returns it
        Page gerda = browser.as(Identity.GERDA, language, true);
        gerda.navigate(prepared);
        assertThat(gerda.locator("tbody tr")).hasCount(3);
        browser.look(gerda, "correction-" + language);
        gerda.locator("#reason").fill("The day is wrong.");
        gerda.locator("form[action$='/return'] button").click();
        browser.look(gerda, "correction-returned-" + language);

        // The first one changes it and hands it over anew
        gorm.reload();
        gorm.getByText(danish ? "Ret det, og giv det videre på ny" : "Change it and hand it over anew")
                .click();
        assertThat(gorm.locator("#reason")).hasValue("A date was wrong.");
        assertThat(gorm.locator("#document-hint")).containsText("new.pdf");
        gorm.locator("#triedFirst").fill("Ordered the host on 3 June.");
        gorm.locator("button.main").click();
        assertThat(heading(gorm)).containsText(danish ? "Forberedt: rettelse" : "Prepared: correction");
        String anew = gorm.url().replaceAll(".*(/portal/corrections/[^?]*).*", "$1");

        // The other one approves it, by keyboard
        gerda.navigate(browser.address("/portal/approvals"));
        assertThat(gerda.locator("a[href='%s']".formatted(prepared.replaceAll(".*(/portal/)", "$1"))))
                .hasCount(0);
        browser.look(gerda, "approvals-with-correction-" + language);
        gerda.locator("a[href='%s']".formatted(anew)).focus();
        gerda.keyboard().press("Enter");
        assertThat(gerda.locator("form[action$='/approve'] button")).isVisible();
        gerda.locator("form[action$='/approve'] button").focus();
        gerda.keyboard().press("Enter");
        assertThat(heading(gerda)).containsText(danish ? "Indberetning på sag " : "Flag on case ");
        assertThat(gerda.locator("dl.summary").first())
                .containsText(danish ? "gorm, godkendt af gerda" : "gorm, approved by gerda");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void withoutJavaScriptTheCorrectionOfTwoIsMadeAndWhatCameUpIsSaid() {
        // Given
        registry.names(Identity.GORM, TWO, true, "SUBMITTER");
        registry.names(Identity.GERDA, TWO, true, "APPROVER");
        Page gorm = browser.as(Identity.GORM, "en", false);
        gorm.navigate(browser.address("/portal/flags/%s/correct".formatted(flag)));
        write(gorm);
        gorm.locator("button.main").click();
        TWO.withdraws(flag, "{\"domains\": [\"eksempel.dk\"], \"reason\": \"RESOLVED\"}")
                .statusCode(200);

        // When
        Page gerda = browser.as(Identity.GERDA, "en", false);
        gerda.navigate(gorm.url());
        gerda.locator("form[action$='/approve'] button").click();

        // Then
        assertThat(gerda.getByRole(AriaRole.ALERT)).containsText("eksempel.dk has been taken back since");
        // What looks for violations is a script.
        Page withScripts = browser.as(Identity.GERDA, "en", true);
        withScripts.navigate(gorm.url());
        assertThat(withScripts.getByRole(AriaRole.ALERT)).containsText("eksempel.dk has been taken back since");
        browser.look(withScripts, "correction-not-made");

        // When
        gerda.locator("#reason").fill("Look again.");
        gerda.locator("form[action$='/return'] button").click();
        gorm.reload();
        gorm.getByText("Change it and hand it over anew").click();
        gorm.locator("button.main").click();
        gerda.navigate(gorm.url());
        gerda.locator("form[action$='/approve'] button").click();

        // Then
        assertThat(gerda.getByRole(AriaRole.STATUS).first()).containsText("Corrected.");
    }

    private static void write(Page page) {
        page.locator("#reason").fill("A date was wrong.");
        page.locator("#triedFirst").fill("Ordered the host on 2 June.");
        page.locator("#redress").fill("Eight weeks.\nTo the court.");
        page.locator("#document").setInputFiles(new FilePayload("new.pdf", "application/pdf", Authority.aPdf()));
    }
}
