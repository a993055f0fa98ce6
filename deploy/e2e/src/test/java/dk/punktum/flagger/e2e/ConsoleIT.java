package dk.punktum.flagger.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dk.punktum.flagger.e2e.TheSystem.ONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import dk.punktum.flagger.backing.Identity;
import dk.punktum.flagger.local.Child;
import dk.punktum.flagger.local.Ports.Part;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What an operator does at the console, with everything behind it. Tried where there is a Chromium; elsewhere reported
/// as not tried, unless `FLAGGER_REQUIRE_ALL_TESTS=true`.
class ConsoleIT {

    private static final Path CHROMIUM = Path.of(System.getenv().getOrDefault("FLAGGER_CHROMIUM", "/usr/bin/chromium"));

    private static final Pattern FIVE_SECONDS_AND_MORE = Pattern.compile("^([5-9]|\\d\\d) s$");
    private static final Pattern TWENTY_SECONDS_AND_MORE = Pattern.compile("^([2-9]\\d s|\\d+ min.*)$");

    /// A member of a group that was killed is missed by Kafka after 45 s only.
    private static final double PATIENCE = 120_000;

    private Playwright playwright;
    private Browser chromium;

    @BeforeEach
    void open() {
        if (!Boolean.parseBoolean(System.getenv("FLAGGER_REQUIRE_ALL_TESTS"))) {
            assumeTrue(Files.isExecutable(CHROMIUM), CHROMIUM + " is not installed");
        }
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
    }

    /// Whoever was killed in a test that failed is there again for the next one.
    @AfterEach
    void startAgain() {
        for (Part part : List.of(Part.NOTIFICATION_SERVICE, Part.CONSOLE)) {
            Child child = TheSystem.stack().child(part);
            if (!child.isAlive()) {
                child.start();
                child.awaitReady();
            }
        }
    }

    @AfterEach
    void close() {
        if (playwright != null) {
            playwright.close();
        }
    }

    private Page as(Identity person, String path) {
        String console = TheSystem.url(Part.CONSOLE);
        Page page = chromium.newContext(new Browser.NewContextOptions().setLocale("en"))
                .newPage();
        page.navigate(console + path);
        page.locator("button", new Page.LocatorOptions().setHasText(person.id() + " ("))
                .click();
        page.waitForURL(console + path);
        return page;
    }

    @Test
    void aPoisonRecordIsFoundUnderstoodAndRedriven() throws SQLException {
        // Given: something in case-service that fails on this name
        String name = "navn-145.dk";
        inCasework("alter table flag_case add constraint poison check (domain <> '%s') not valid".formatted(name));
        String flag = ONE.flags("terms-9.2", name);
        TheSystem.await(
                "the record is set aside",
                () -> operator("/operator/dead-letters"),
                letters -> letters.findValuesAsText("key").contains(name));

        // When: found, and understood
        Page page = as(Identity.OTTO, "/attention");
        Locator row = page.locator("tbody tr", new Page.LocatorOptions().setHasText(name));
        assertThat(row).hasCount(1);
        assertThat(row).containsText("The work on it failed.");
        row.locator("summary").click();
        assertThat(row).containsText("topic: flag-received");

        // And: repaired, tried dry, confirmed
        inCasework("alter table flag_case drop constraint poison");
        row.locator("input").check();
        page.getByText("Say what would happen").click();
        assertThat(page.locator("main")).containsText("would be tried");
        page.getByLabel("Why are you doing this?").fill("the constraint is gone");
        page.getByText("Do it now").click();

        // Then
        assertThat(page.locator("main")).containsText("✓ done");
        TheSystem.awaitOutOfTheZone(name);
        ONE.awaitStatus(flag, name, "EFFECTIVE");
        JsonNode entry = operator("/operator/audit").path(0);
        assertThat(entry.path("person").asText()).isEqualTo("otto");
        assertThat(entry.path("action").asText()).isEqualTo("REDRIVEN");
        assertThat(entry.path("reason").asText()).isEqualTo("the constraint is gone");
        page.navigate(TheSystem.url(Part.CONSOLE) + "/attention");
        assertThat(page.locator("main")).not().containsText(name);
    }

    @Test
    void theKillSwitchHoldsBackUntilItIsReleased() {
        // When
        Page otto = as(Identity.OTTO, "/kill-switch");
        otto.getByLabel("Why are you doing this?").fill("an authority reports a stolen client");
        otto.getByLabel("I want no new hold to be placed").check();
        otto.getByText("Throw the kill switch now").click();
        assertThat(otto.locator("main")).containsText("✓ done");
        String name = "navn-146.dk";
        ONE.flags("terms-9.2", name);

        // Then
        TheSystem.await(
                "the hold waits",
                () -> waiting(),
                holds -> holds.findValuesAsText("domain").contains(name));
        assertThat(TheSystem.zone(name).isDelegated()).isTrue();
        otto.navigate(TheSystem.url(Part.CONSOLE) + "/");
        assertThat(otto.locator("main")).containsText("The kill switch is thrown: no new hold is placed");

        // When
        Page olga = as(Identity.OLGA, "/kill-switch");
        olga.getByLabel("Why are you doing this?").fill("the client is locked");
        olga.getByLabel("I want everything that waits to be placed").check();
        olga.getByText("Release the kill switch now").click();
        assertThat(olga.locator("main")).containsText("✓ done");

        // Then
        TheSystem.awaitOutOfTheZone(name);
    }

    @Test
    void aServiceThatIsStoppedFallsBehindAndTheStoryGoesOnToItsNoticesWhenItIsBack() {
        // Given
        Child notification = TheSystem.stack().child(Part.NOTIFICATION_SERVICE);
        Page topics = as(Identity.VERA, "/topics");
        Locator behind =
                topics.locator("tr[data-topic='case-decided'][data-group='notification-service'] [data-figure=behind]");
        assertThat(behind).hasText("0 s");
        String name = "navn-147.dk";

        // When
        notification.kill();
        String flag = ONE.flags("terms-9.2", name);

        // Then: the lag rises
        assertThat(behind).hasText(FIVE_SECONDS_AND_MORE, new HasTextOptions().setTimeout(PATIENCE));
        assertThat(behind).hasText(TWENTY_SECONDS_AND_MORE, new HasTextOptions().setTimeout(PATIENCE));
        ONE.awaitStatus(flag, name, "EFFECTIVE");
        Page trace = as(Identity.VERA, "/trace?q=" + name);
        Locator waits = trace.locator(".waits li");
        assertThat(trace.locator(".waits li", new Page.LocatorOptions().setHasText("rests with notification-service")))
                .hasCount(3);

        // When
        notification.start();
        notification.awaitReady();

        // Then: it falls, and the story is whole
        assertThat(behind).hasText("0 s", new HasTextOptions().setTimeout(PATIENCE));
        assertThat(waits).hasCount(1, new HasCountOptions().setTimeout(PATIENCE));
        assertThat(waits).containsText("nothing else is waited for");
        for (String topic :
                List.of("flag-received", "case-opened", "case-decided", "domain-suspended", "suspension-effective")) {
            assertThat(trace.locator(".steps > li", new Page.LocatorOptions().setHasText("→ " + topic)))
                    .hasCount(1);
        }
        assertThat(trace.locator(".steps > li").first()).containsText("flag-received");
        assertThat(trace.locator(".steps > li").last()).containsText("notice-delivered");
    }

    @Test
    void aConsoleThatIsGoneIsSaidAndThePageGoesOnByItselfWhenItIsBack() {
        // Given
        Child console = TheSystem.stack().child(Part.CONSOLE);
        Page page = as(Identity.VERA, "/");
        assertThat(page.locator(".stages li")).hasCount(5);

        // When
        console.kill();

        // Then
        assertThat(page.locator("#connection"))
                .containsText("Connection lost", new ContainsTextOptions().setTimeout(PATIENCE));

        // When
        console.start();
        console.awaitReady();

        // Then
        assertThat(page.locator("#connection"))
                .containsText("The connection is back", new ContainsTextOptions().setTimeout(PATIENCE));
        assertThat(page.locator("main")).not().hasClass("stale");
    }

    private static JsonNode waiting() {
        return TheSystem.http()
                .get(Identity.OTTO, TheSystem.url(Part.SUSPENSION_SERVICE) + "/operator/safety/waiting")
                .ok();
    }

    private static JsonNode operator(String path) {
        return TheSystem.http()
                .get(Identity.OTTO, TheSystem.url(Part.CASE_SERVICE) + path)
                .ok();
    }

    private static void inCasework(String sql) throws SQLException {
        var postgres = TheSystem.stack().backing().postgres();
        try (Connection connection = DriverManager.getConnection(
                        postgres.jdbcUrl("casework"), postgres.user(), postgres.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
