package dk.punktum.flagger.intake.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.testing.SettableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailLookupTest {

    private static final DomainName MAIL = new DomainName("post-a.dk");
    private static final DomainName SILENT = new DomainName("dnstavs-a.dk");

    private final ResolverForTests resolver = new ResolverForTests();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T12:00:00Z"));

    @AfterEach
    void stop() {
        resolver.stop();
    }

    @ParameterizedTest
    @CsvSource({
        "post-a.dk, IN_USE",
        "adresse-a.dk, IN_USE",
        "nulmx-a.dk, NOT_IN_USE",
        "eksempel.dk, NOT_IN_USE",
        "dnsfejl-a.dk, UNKNOWN"
    })
    void theResolverSays(DomainName name, MailUse use) {
        assertThat(lookup(Duration.ofSeconds(30)).about(Set.of(name))).isEqualTo(Map.of(name, use));
    }

    @Test
    void aResolverThatIsSilentIsWaitedForNoLongerThanIsBearable() {
        assertThat(lookup(Duration.ofMillis(100)).about(Set.of(SILENT))).isEqualTo(Map.of(SILENT, MailUse.UNKNOWN));
        assertThat(meters.counter("flagger.intake.lookup.names", "place", "mail", "outcome", "silent")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void whatIsKnownIsNotAskedAgainForAWhile() {
        MailLookup lookup = lookup(Duration.ofSeconds(30));
        lookup.about(Set.of(MAIL));
        int asked = resolver.questions();

        clock.advance(Duration.ofMinutes(4));
        assertThat(lookup.about(Set.of(MAIL))).isEqualTo(Map.of(MAIL, MailUse.IN_USE));
        assertThat(resolver.questions()).isEqualTo(asked);

        clock.advance(Duration.ofMinutes(1));
        lookup.about(Set.of(MAIL));
        assertThat(resolver.questions()).isGreaterThan(asked);
    }

    @Test
    void whatNobodyKnewIsAskedAgain() {
        MailLookup lookup = lookup(Duration.ofSeconds(30));
        DomainName broken = new DomainName("dnsfejl-a.dk");
        lookup.about(Set.of(broken));
        int asked = resolver.questions();

        lookup.about(Set.of(broken));

        assertThat(resolver.questions()).isGreaterThan(asked);
    }

    @Test
    void withoutAResolverNothingIsAskedAndNothingGuessed() {
        var nobody = new MailLookup(LookupSettingsForTests.nobody(), meters, clock);

        assertThat(nobody.about(Set.of(MAIL))).isEmpty();
    }

    private MailLookup lookup(Duration patience) {
        return new MailLookup(
                LookupSettingsForTests.nobody().resolver(resolver.port()).patience(patience), meters, clock);
    }
}
