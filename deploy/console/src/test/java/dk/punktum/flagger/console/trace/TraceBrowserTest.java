package dk.punktum.flagger.console.trace;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dk.punktum.flagger.testing.Events.aCaseDecided;
import static dk.punktum.flagger.testing.Events.aCaseOpened;
import static dk.punktum.flagger.testing.Events.aDomainSuspended;
import static dk.punktum.flagger.testing.Events.aFlagReceived;
import static dk.punktum.flagger.testing.Events.aNoticeDelivered;
import static dk.punktum.flagger.testing.Events.aSuspensionEffective;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dk.punktum.flagger.backing.Identity;
import dk.punktum.flagger.console.ConsoleBacking;
import dk.punktum.flagger.console.browser.Browser;
import dk.punktum.flagger.events.CloudEvents;
import dk.punktum.flagger.events.Envelope;
import dk.punktum.flagger.events.Event;
import dk.punktum.flagger.events.NoticeOccasion;
import dk.punktum.flagger.events.NoticeRecipient;
import dk.punktum.flagger.events.Uuid7;
import dk.punktum.flagger.testing.EventBuilder;
import dk.punktum.flagger.testing.KafkaProbe;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ConsoleBacking.class)
class TraceBrowserTest {

    private static final String NAME = "spør-mig.dk";
    private static final String FLAG_NUMBER = "F-2026-900017";
    private static final String CASE_NUMBER = "C-2026-900042";

    @TestHTTPResource
    String address;

    @Inject
    Clock clock;

    private final UUID flagId = Uuid7.next();
    private final UUID caseId = Uuid7.next();
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
    void aFlagIsTracedFromReceiptToNotice() {
        // Given
        Page page = browser.as(Identity.VERA, "/trace?q=" + FLAG_NUMBER);
        Locator steps = page.locator(".steps > li");
        Locator waits = page.locator(".waits > li");
        assertThat(page.locator(".empty")).containsText("Nothing found");
        Instant begin = clock.instant().minusSeconds(100);

        // When
        tell("/intake-service", begin, in(aFlagReceived()).numbered(FLAG_NUMBER).build());

        // Then
        assertThat(waits)
                .hasText(Pattern.compile(
                        ".*Longer than usual.*Flag received, but no case opened.*rests with"
                                + " case-service · for 1 min \\d+ s",
                        Pattern.DOTALL));
        Browser.screenshot(page, "trace-no-case");

        // When
        tell("/case-service", begin.plusSeconds(62), in(aCaseOpened()).build());
        tell("/case-service", begin.plusSeconds(65), in(aCaseDecided()).upheld().build());

        // Then
        assertThat(waits).containsText("Upheld, but no hold placed");

        // When
        tell(
                "/suspension-service",
                begin.plusSeconds(70),
                in(aDomainSuspended()).at(begin.plusSeconds(70)).sequence(1).build());

        // Then
        assertThat(waits.first()).containsText("its effect not seen in DNS and RDAP");
        assertThat(waits).hasCount(4);
        browser.look(page, "trace");

        // When
        tell(
                "/suspension-service",
                begin.plusSeconds(74),
                in(aSuspensionEffective()).sequence(1).build());
        for (NoticeRecipient recipient :
                new NoticeRecipient[] {NoticeRecipient.REGISTRANT, NoticeRecipient.AUTHORITY}) {
            tell(
                    "/notification-service",
                    begin.plusSeconds(80),
                    in(aNoticeDelivered())
                            .on(NoticeOccasion.SUSPENDED)
                            .to(recipient)
                            .build());
        }
        tell(
                "/notification-service",
                begin.plusSeconds(81),
                in(aNoticeDelivered())
                        .on(NoticeOccasion.EFFECTIVE)
                        .to(NoticeRecipient.AUTHORITY)
                        .build());

        // Then
        assertThat(steps).hasCount(8);
        assertThat(steps.nth(1)).containsText("+ 1 min 2 s");
        assertThat(steps.nth(2)).containsText("UPHELD POLICY");
        assertThat(waits)
                .hasText(Pattern.compile(".*In order.*Suspended; nothing else is waited for.*", Pattern.DOTALL));
        browser.look(page, "trace-whole");

        // When
        page.locator(".story h2 a").first().click();

        // Then
        assertThat(page.locator("#q")).hasValue("xn--spr-mig-r1a.dk");
        assertThat(steps).hasCount(8);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void theKeyboardAloneFindsAStoryAndOpensAStep() {
        // Given
        kafka.deliver(aCaseOpened()
                .about("kun-taster.dk")
                .inCase(caseId, "C-2026-900077")
                .build());
        Page page = browser.as(Identity.VERA, "/trace", "da", ColorScheme.DARK);

        // When
        page.locator("#q").focus();
        page.keyboard().type("noget andet");
        page.keyboard().press("Enter");

        // Then
        assertThat(page.locator("#refused")).containsText("hverken et .dk-domænenavn");
        assertThat(page.locator("#q")).hasAttribute("aria-invalid", "true");
        browser.look(page, "trace-refused");

        // When
        page.locator("#q").focus();
        page.keyboard().press("ControlOrMeta+a");
        page.keyboard().type("c-2026-900077");
        page.keyboard().press("Enter");
        assertThat(page.locator(".steps .gap")).containsText("flag-received");
        page.locator("#q").focus();
        for (int stop = 0; stop < 10 && !onASummary(page); stop++) {
            page.keyboard().press("Tab");
        }
        page.keyboard().press("Enter");

        // Then
        assertThat(page.locator(".steps details[open] pre")).containsText("C-2026-900077");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void whoHasNoRoleSeesNoStory() {
        Page page = browser.as(Identity.CLARA, "/trace?q=" + NAME);

        assertThat(page.locator("h1")).hasText("You have no access to this");
        assertThat(page.request()
                        .get(browser.address("/trace/stream?q=" + NAME))
                        .status())
                .isEqualTo(403);
    }

    private static boolean onASummary(Page page) {
        return Boolean.TRUE.equals(page.evaluate("document.activeElement.tagName === 'SUMMARY'"));
    }

    private <B extends EventBuilder<?, B>> B in(B builder) {
        return builder.about(NAME).ofFlag(flagId).inCase(caseId, CASE_NUMBER);
    }

    private void tell(String source, Instant at, Event event) {
        var envelope = new Envelope<>(Uuid7.next(), source, at, flagId.toString(), null, event);
        kafka.deliverRaw(envelope.type().topic(), event.key(), CloudEvents.headers(envelope), CloudEvents.value(event));
    }
}
