package dk.punktum.flagger.console.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dk.punktum.flagger.backing.Identity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Chromium as Debian ships it, driven by a test the way a person drives it. Where there is none, the test
/// is reported as not tried, unless `FLAGGER_REQUIRE_ALL_TESTS=true`.
public final class Browser implements AutoCloseable {

    private static final Path CHROMIUM = Path.of(System.getenv().getOrDefault("FLAGGER_CHROMIUM", "/usr/bin/chromium"));

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    /// For what a page does by itself, on a machine that tests other modules as well.
    private static final int PATIENCE = 30_000;

    static {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    }

    private final String address;
    private final List<String> complaints = new ArrayList<>();

    /// @param address of the console, without trailing slash
    public Browser(String address) {
        demandChromium();
        this.address = address;
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    private static void demandChromium() {
        boolean there = Files.isExecutable(CHROMIUM);
        if (!there && !Boolean.parseBoolean(System.getenv("FLAGGER_REQUIRE_ALL_TESTS"))) {
            System.err.printf(
                    "%n*** NOT TRIED: tests in a browser need %s (Debian: apt-get install chromium) ***%n%n", CHROMIUM);
            assumeTrue(false, CHROMIUM + " is not installed");
        }
        assertThat(there).as("%s has to be installed", CHROMIUM).isTrue();
    }

    /// A page in the console's own language and colours, where nobody has logged in.
    public Page somebody(String language, ColorScheme colours) {
        BrowserContext context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setLocale(language)
                .setColorScheme(colours)
                .setViewportSize(1280, 800));
        Page page = context.newPage();
        page.setDefaultTimeout(2 * PATIENCE);
        page.onPageError(error -> complaints.add("script: " + error));
        page.onConsoleMessage(message -> {
            // What the browser says when something breaks the content security policy comes here.
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                complaints.add("console: " + message.text());
            }
        });
        return page;
    }

    /// A page where this person has logged in and sees the path, in English and light colours.
    public Page as(Identity person, String path) {
        return as(person, path, "en", ColorScheme.LIGHT);
    }

    public Page as(Identity person, String path, String language, ColorScheme colours) {
        return logIn(somebody(language, colours), person, path);
    }

    /// A browser that runs no scripts.
    public Page withoutScripts(Identity person, String path) {
        return logIn(
                chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                                .setLocale("en")
                                .setJavaScriptEnabled(false))
                        .newPage(),
                person,
                path);
    }

    private Page logIn(Page page, Identity person, String path) {
        page.navigate(address + path);
        page.locator("button", new Page.LocatorOptions().setHasText(person.id() + " ("))
                .click();
        page.waitForURL(address + "/**");
        return page;
    }

    public String address(String path) {
        return address + path;
    }

    /// Fails when axe finds a violation of WCAG 2.2 A or AA, or of its best practices, in this page in
    /// light or dark colours, or when the page is wider than a phone. Leaves a picture of each in
    /// `target/screenshots`.
    ///
    /// @param name of the pictures, such as `topics`
    public void look(Page page, String name) {
        for (ColorScheme colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colours));
            page.setViewportSize(1280, 800);
            assertNoViolations(page, name + " in " + colours);
            screenshot(page, name + "-" + colours.name().toLowerCase(Locale.ROOT));
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.setViewportSize(390, 844);
        assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .as("%s fits on a phone without scrolling sideways", name)
                .isEqualTo(true);
        screenshot(page, name + "-phone");
        page.setViewportSize(1280, 800);
    }

    private static void assertNoViolations(Page page, String what) {
        var violations = new AxeBuilder(page).analyze().getViolations();
        assertThat(violations.stream()
                        .map(rule -> rule.getId() + ": " + rule.getHelp() + " "
                                + rule.getNodes().stream()
                                        .map(node -> node.getHtml())
                                        .toList())
                        .toList())
                .as("accessibility of %s", what)
                .isEmpty();
    }

    public static void screenshot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setFullPage(true));
    }

    /// What the browser complained about: scripts that failed, and breaches of the content security policy.
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
