package dk.punktum.flagger.intake.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dk.punktum.flagger.intake.Authority.TWO;
import static dk.punktum.flagger.intake.portal.PortalBrowserTest.fillIn;
import static dk.punktum.flagger.intake.portal.PortalBrowserTest.heading;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import dk.punktum.flagger.backing.BackingForTests;
import dk.punktum.flagger.backing.Identity;
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

/// Two people at one authority, each with a browser, under an agreement that wants two.
@QuarkusTest
@WithTestResource(BackingForTests.class)
class ApprovalBrowserTest extends IntakeTest {

    private static final double PATIENCE = 60_000;

    @TestHTTPResource
    String address;

    @Inject
    RegistryStandIn registry;

    private final String caseNumber = "two-persons-" + UUID.randomUUID();
    private PortalBrowser browser;

    @BeforeEach
    void open() {
        registry.names(Identity.GORM, TWO, true, "SUBMITTER");
        registry.names(Identity.GERDA, TWO, true, "APPROVER");
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        browser = new PortalBrowser(address);
    }

    @AfterEach
    void close() {
        browser.close();
        registry.everybodyActs();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "da"})
    void onePreparesAnotherReturnsItAndApprovesByKeyboard(String language) {
        boolean danish = language.equals("da");
        // One prepares
        Page gorm = browser.as(Identity.GORM, language, true);
        gorm.navigate(browser.address("/portal/new"));
        fillIn(gorm, caseNumber, "eksempel.dk ÆØÅÖÄÜÉ.dk co.dk");
        gorm.locator("form[enctype] button.main").click();
        gorm.locator("input[name=acknowledged]").check();
        gorm.getByText(danish ? "Giv videre til godkendelse" : "Hand over for approval")
                .click();
        assertThat(heading(gorm)).hasText((danish ? "Forberedt: sag " : "Prepared: case ") + caseNumber);
        browser.look(gorm, "prepared-" + language);

        // Another returns it
        Page gerda = browser.as(Identity.GERDA, language, true);
        gerda.getByText(danish ? "Godkendelser" : "Approvals").click();
        gerda.getByText(caseNumber).click();
        assertThat(gerda.locator("tbody tr")).hasCount(3);
        browser.look(gerda, "approval-" + language);
        gerda.locator("#reason").fill("The day is wrong.");
        gerda.getByRole(AriaRole.BUTTON, button(danish ? "Giv tilbage" : "Return"))
                .click();
        assertThat(gerda.locator("main")).containsText("The day is wrong.");
        browser.look(gerda, "returned-" + language);

        // The first one changes it and hands it over anew
        gorm.getByText(danish ? "Godkendelser" : "Approvals").click();
        gorm.getByText(caseNumber).click();
        gorm.getByText(danish ? "Ret det, og giv det videre på ny" : "Change it and hand it over anew")
                .click();
        gorm.locator("#decisionDate").fill("2026-07-02");
        gorm.locator("form[enctype] button.main").click();
        gorm.locator("input[name=acknowledged]").check();
        gorm.locator("button.main").click();
        assertThat(heading(gorm)).hasText((danish ? "Forberedt: sag " : "Prepared: case ") + caseNumber);
        assertThat(gorm.locator("main")).containsText("2026-07-02");

        // The other one approves it, by keyboard
        gerda.navigate(browser.address("/portal/approvals"));
        browser.look(gerda, "approvals-" + language);
        // What waits stands before what was returned.
        gerda.getByText(caseNumber).first().focus();
        gerda.keyboard().press("Enter");
        assertThat(gerda.locator("form[action$='/approve'] button")).isVisible();
        gerda.locator("form[action$='/approve'] button").focus();
        gerda.keyboard().press("Enter");
        assertThat(heading(gerda)).hasText((danish ? "Indberetning på sag " : "Flag on case ") + caseNumber);
        assertThat(gerda.locator("main")).containsText(danish ? "Godkendt af" : "Approved by");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void whoIsNotNamedReadsWhoPutsItRightInBothLanguages() {
        for (String language : new String[] {"en", "da"}) {
            Page gorm = browser.as(Identity.GORM, language, true);
            registry.namesNot(Identity.GORM, "OVER");
            gorm.reload();
            assertThat(gorm.getByRole(AriaRole.ALERT))
                    .containsText(language.equals("da") ? "Din tid" : "Your time to act");
            browser.look(gorm, "not-named-" + language);
            registry.names(Identity.GORM, TWO, true, "SUBMITTER");
        }
    }

    private static Page.GetByRoleOptions button(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
