package dk.punktum.flagger.console.figures;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dk.punktum.flagger.backing.Identity;
import dk.punktum.flagger.console.ConsoleBacking;
import dk.punktum.flagger.console.browser.Browser;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// March 2002, where no other test has records: four orders, and one that is a second too late.
@QuarkusTest
@QuarkusTestResource(ConsoleBacking.class)
class FiguresBrowserTest {

    private static final Instant MARCH = Instant.parse("2002-03-01T09:00:00Z");
    private static final Instant LAST_SECOND = Instant.parse("2002-03-31T21:59:59Z");
    private static final UUID NAMED = UUID.fromString("01890a5d-ac96-774b-bcce-00000000000a");
    private static final UUID UNNAMED = UUID.fromString("01890a5d-ac96-774b-bcce-00000000000b");

    @TestHTTPResource
    String address;

    @Inject
    DataSource database;

    private Browser browser;
    private long offset;

    @BeforeEach
    void open() throws SQLException {
        browser = new Browser(address.replaceAll("/$", ""));
        insert("agreement-changed", MARCH, null, null, NAMED, null, "{\"authorityName\": \"Det gamle navn\"}");
        insert(
                "agreement-changed",
                MARCH.plusSeconds(1),
                null,
                null,
                NAMED,
                null,
                "{\"authorityName\": \"Eksempelstyrelsen\"}");
        UUID flag = new UUID(1, 1);
        order(flag, "one.dk", 2, 10, "UPHELD", "null", 60);
        order(flag, "two.dk", 4, 20, "UPHELD", "null", 120);
        told("case-closed", flag, "two.dk", 300, "{\"cause\": \"REVERSED\"}");
        told("suspension-effective", flag, "two.dk", 310, "{\"change\": \"REINSTATED\"}");
        order(flag, "three.dk", 6, 30, "DECLINED", "\"DUPLICATE\"", null);
        // Told twice: one order.
        received(flag, "one.dk", NAMED, "terms-9.1", MARCH.plusSeconds(5));
        received(new UUID(1, 2), "four.dk", UNNAMED, "terms-9.2", LAST_SECOND);
        received(new UUID(1, 3), "five.dk", UNNAMED, "terms-9.2", LAST_SECOND.plusSeconds(1));
    }

    @AfterEach
    void close() throws SQLException {
        browser.close();
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("delete from record_seen where partition = 98");
        }
    }

    @Test
    void thePeriodsFiguresAreShownByAuthorityAndGround() {
        // Given
        Page page = browser.as(Identity.VERA, "/figures");

        // When
        page.locator("#period").selectOption("");
        page.locator("#from").fill("2002-03-01");
        page.locator("#to").fill("2002-03-31");
        page.locator("button.main").press("Enter");

        // Then
        Locator rows = page.locator("tbody").first().locator("tr");
        assertThat(rows).hasCount(2);
        assertThat(rows.first().locator("th, td:not([aria-hidden])")).hasText(new String[] {
            "Eksempelstyrelsen", "terms-9.1", "3", "2", "1", "0", "4.0 s", "20 s", "1 min 30 s"
        });
        assertThat(rows.last().locator("th, td:not([aria-hidden])"))
                .hasText(new String[] {UNNAMED.toString(), "terms-9.2", "1", "0", "0", "1", "–", "–", "–"});
        assertThat(rows.first().locator("rect")).hasAttribute("width", "100.0");
        assertThat(rows.last().locator("rect")).hasAttribute("width", "33.3");
        assertThat(row(page, "Duplicate")).hasText("1");
        assertThat(row(page, "Reversed by the registry")).hasText("1");
        assertThat(row(page, "Annulled by the Complaints Board or a court")).hasText("0");
        assertThat(row(page, "In effect")).hasText("1 min 30 s");
        browser.look(page, "figures");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void theFileHasTheSameFigures() throws IOException {
        // Given
        Page page = browser.as(Identity.VERA, "/figures?period=2002-Q1", "da", ColorScheme.LIGHT);
        browser.look(page, "figures-danish");

        // When
        Download file =
                page.waitForDownload(() -> page.getByText("Hent som CSV").click());

        // Then
        assertThat(file.suggestedFilename()).isEqualTo("figures_2002-01-01_2002-03-31.csv");
        assertThat(Files.readString(file.path()))
                .isEqualTo("""
                authority,agreement_id,ground,orders,upheld,undecided,refused,refused_agreement_not_in_force,\
                refused_ground_outside_agreement,refused_domain_not_found,refused_duplicate,\
                refused_document_insufficient,refused_disproportionate,refused_seized,refused_withdrawn,\
                reversed,annulled,withdrawn,median_seconds_to_acknowledge,median_seconds_to_decide,\
                median_seconds_to_effect
                Eksempelstyrelsen,%s,terms-9.1,3,2,0,1,0,0,0,1,0,0,0,0,1,0,0,4.000,20.000,90.000
                %s,%s,terms-9.2,1,0,1,0,0,0,0,0,0,0,0,0,0,0,0,,,
                """.formatted(NAMED, UNNAMED, UNNAMED).replace("\n", "\r\n"));
    }

    @Test
    void aPeriodWithoutOrdersAndOneThatIsNoneSaySo() {
        // When
        Page page = browser.as(Identity.VERA, "/figures?from=1999-01-01&to=1999-12-31");

        // Then
        assertThat(page.locator(".empty")).hasText("No order was received from 1999-01-01 to 1999-12-31.");
        browser.look(page, "figures-empty");

        // When
        page.navigate(browser.address("/figures?from=2002-04-01&to=2002-03-01"));

        // Then
        assertThat(page.locator("main")).containsText("This is no period");
        browser.look(page, "figures-no-period");
    }

    @Test
    void whoHasNoRoleOrHasNotLoggedInGetsNeitherPageNorFile() {
        given().redirects().follow(false).get("/figures").then().statusCode(302);
        given().redirects().follow(false).get("/figures/figures.csv").then().statusCode(302);

        Page page = browser.as(Identity.CLARA, "/figures");
        assertThat(page.locator("h1")).hasText("You have no access to this");
        page.navigate(browser.address("/figures/figures.csv?period=2002-Q1"));
        assertThat(page.locator("h1")).hasText("You have no access to this");
    }

    private static Locator row(Page page, String label) {
        return page.locator("tr")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator("th[scope=row]", new Page.LocatorOptions().setHasText(label))))
                .locator("td.figure");
    }

    private void order(
            UUID flag,
            String domain,
            int acknowledged,
            int decided,
            String verdict,
            String reason,
            @Nullable Integer effective)
            throws SQLException {
        received(flag, domain, NAMED, "terms-9.1", MARCH);
        told("case-opened", flag, domain, acknowledged, "{}");
        told(
                "case-decided",
                flag,
                domain,
                decided,
                "{\"verdict\": \"%s\", \"declineReason\": %s}".formatted(verdict, reason));
        if (effective != null) {
            told("suspension-effective", flag, domain, effective, "{\"change\": \"SUSPENDED\"}");
        }
    }

    private void received(UUID flag, String domain, UUID agreement, String ground, Instant at) throws SQLException {
        insert("flag-received", at, domain, flag, agreement, null, "{\"legalGround\": \"%s\"}".formatted(ground));
    }

    private void told(String topic, UUID flag, String domain, int after, String payload) throws SQLException {
        insert(topic, MARCH.plusSeconds(after), domain, flag, NAMED, new UUID(2, domain.hashCode()), payload);
    }

    private void insert(
            String topic,
            Instant told,
            @Nullable String domain,
            @Nullable UUID flag,
            UUID agreement,
            @Nullable UUID caseId,
            String payload)
            throws SQLException {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into record_seen (topic, partition, at_offset, recorded_at, told_at, domain, flag_id,
                               agreement_id, case_id, headers, payload, bytes)
                        values (?, 98, ?, now(), ?, ?, ?, ?, ?, '{}', ?::json, 1)
                        """)) {
            insert.setString(1, topic);
            insert.setLong(2, offset++);
            insert.setObject(3, told.atOffset(ZoneOffset.UTC));
            insert.setString(4, domain);
            insert.setObject(5, flag);
            insert.setObject(6, agreement);
            insert.setObject(7, caseId);
            insert.setString(8, payload);
            insert.executeUpdate();
        }
    }
}
