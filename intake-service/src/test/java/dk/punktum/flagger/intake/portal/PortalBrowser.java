package dk.punktum.flagger.intake.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import dk.punktum.flagger.backing.Identity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Debian's chromium at the portal. Where there is none, the test is reported as not tried, unless
/// `FLAGGER_REQUIRE_ALL_TESTS=true`. The console's tests have one of their own, of the same shape: what both need
/// would be a module of its own.
final class PortalBrowser implements AutoCloseable {

    private static final Path CHROMIUM = Path.of(System.getenv().getOrDefault("FLAGGER_CHROMIUM", "/usr/bin/chromium"));

    private final Playwright playwright;
    private final Browser chromium;
    private final String address;
    private final List<String> complaints = new ArrayList<>();

    PortalBrowser(String address) {
        this.address = address.replaceAll("/$", "");
        if (!Files.isExecutable(CHROMIUM)) {
            System.err.printf("%n*** NOT TRIED: the portal in a browser, which needs %s ***%n%n", CHROMIUM);
            assumeTrue(Boolean.parseBoolean(System.getenv("FLAGGER_REQUIRE_ALL_TESTS")), "no " + CHROMIUM);
        }
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
                                "--disable-background-networking",
                                "--disable-component-update")));
    }

    /// A page where this person is logged in and sees the list of flags.
    Page as(Identity person, String language, boolean scripts) {
        Page page = chromium.newContext(new Browser.NewContextOptions()
                        .setLocale(language)
                        .setJavaScriptEnabled(scripts)
                        .setAcceptDownloads(true)
                        .setViewportSize(1280, 800))
                .newPage();
        // The machine that builds may be busy.
        page.setDefaultTimeout(60_000);
        page.onPageError(error -> complaints.add("script: " + error));
        page.onConsoleMessage(message -> {
            // A breach of the content security policy comes here too.
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                complaints.add(message.text());
            }
        });
        page.navigate(address + "/portal");
        page.locator("button", new Page.LocatorOptions().setHasText(person.id() + " ("))
                .click();
        page.waitForURL(address + "/portal");
        return page;
    }

    String address(String path) {
        return address + path;
    }

    /// Fails on a violation of WCAG 2.2 AA or of axe's best practices, in light and in dark and as a phone shows it,
    /// and on a page that is wider than a phone. Leaves pictures in `target/screenshots`.
    void look(Page page, String name) {
        for (ColorScheme colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colours));
            page.setViewportSize(1280, 800);
            inspect(page, "portal-%s-%s".formatted(name, colours.name().toLowerCase(Locale.ROOT)));
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.setViewportSize(390, 844);
        inspect(page, "portal-%s-phone".formatted(name));
        assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .as("%s fits on a phone", name)
                .isEqualTo(true);
        page.setViewportSize(1280, 800);
    }

    private static void inspect(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", name + ".png"))
                .setFullPage(true));
        assertThat(new AxeBuilder(page)
                        .analyze().getViolations().stream()
                                .flatMap(rule ->
                                        rule.getNodes().stream().map(node -> rule.getId() + ": " + node.getHtml()))
                                .toList())
                .as(name)
                .isEmpty();
    }

    List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
