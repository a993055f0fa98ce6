package dk.punktum.flagger.intake.portal;

import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.events.DeclineReason;
import dk.punktum.flagger.events.WithdrawalReason;
import dk.punktum.flagger.intake.decision.Urgency;
import dk.punktum.flagger.intake.portal.prepared.Happened;
import dk.punktum.flagger.intake.portal.prepared.PreparedStatus;
import dk.punktum.flagger.intake.progress.FlagDomainStatus;
import dk.punktum.flagger.intake.wording.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Both languages have the same texts: TextsTest. Here: everything that a page says is among them.
class PortalTextsTest {

    private static final Pattern USE = Pattern.compile("\\bt\\.of\\('([^']+)'|view\\.field\\('([^']+)'\\)");
    private static final Phrases DANISH = Phrases.in(Language.DA);

    @Test
    void everyTextThatAPageNamesIsThere() throws IOException {
        try (Stream<Path> templates = Files.walk(Path.of("src/main/resources/templates/portal"))) {
            var used = templates
                    .filter(Files::isRegularFile)
                    .flatMap(PortalTextsTest::uses)
                    .distinct()
                    .toList();
            assertThat(used)
                    .hasSizeGreaterThan(50)
                    .allSatisfy(key -> assertThat(DANISH.orNothing(key)).as(key).isNotEmpty());
        }
    }

    private static Stream<String> uses(Path template) {
        try {
            return USE
                    .matcher(Files.readString(template))
                    .results()
                    .map(use -> use.group(1) == null ? "field." + use.group(2) : use.group(1))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource
    void everyCodeIsSaidInWords(String key) {
        assertThat(DANISH.orNothing(key)).isNotEmpty();
    }

    static Stream<String> everyCodeIsSaidInWords() {
        return Stream.of(
                        Arrays.stream(FlagDomainStatus.values())
                                .flatMap(one -> Stream.of("status." + one, "status." + one + ".means")),
                        Arrays.stream(DeclineReason.values()).map(one -> "declined." + one),
                        Arrays.stream(WithdrawalReason.values()).map(one -> "reason." + one),
                        Arrays.stream(Happened.Step.values()).map(one -> "since." + one),
                        Arrays.stream(PreparedStatus.values()).map(one -> "prepared." + one),
                        Stream.of("approvals.flag", "approvals.correction"),
                        Arrays.stream(Urgency.values()).map(one -> "urgency." + one),
                        Stream.of("refused", "not-found", "not-now", "fault")
                                .flatMap(one -> Stream.of("problem." + one, "problem." + one + ".what")))
                .flatMap(keys -> keys);
    }

    @Test
    void timesAreDanish() {
        Instant when = Instant.parse("2026-07-01T22:00:05Z");

        assertThat(DANISH.time(when)).isEqualTo("2. jul. 2026 kl. 00.00.05 (dansk tid)");
        assertThat(Phrases.in(Language.EN).time(when)).isEqualTo("2 Jul 2026, 00:00:05 (Danish time)");
        assertThat(DANISH.day(LocalDate.of(2026, 7, 1))).isEqualTo("1. jul. 2026");
    }

    @Test
    void aGroundThatIsNewToUsIsShownAsItsCode() {
        assertThat(DANISH.ground("terms-9.1")).isEqualTo("Vilkårenes punkt 9.1: typosquatting (terms-9.1)");
        assertThat(DANISH.ground("terms-99")).isEqualTo("terms-99");
    }
}
