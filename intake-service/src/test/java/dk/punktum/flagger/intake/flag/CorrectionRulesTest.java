package dk.punktum.flagger.intake.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.Measure;
import dk.punktum.flagger.intake.Problems.FieldError;
import dk.punktum.flagger.intake.decision.DecisionContent;
import dk.punktum.flagger.intake.decision.Urgency;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CorrectionRulesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 7, 1);
    private static final UUID OTHER = UUID.fromString("0197c1f4-8b10-7000-8000-000000000017");
    private static final Set<DomainName> NAMES = Set.of(DomainName.of("eksempel.dk"), DomainName.of("andet.dk"));
    private static final CorrectionRules.Fixed FLAG =
            fixed("4711", DAY, "terms-9.1", Measure.SUSPEND, Urgency.NORMAL, NAMES, null);

    @ParameterizedTest
    @MethodSource
    void whatAVerdictOrAHoldRestsOnStays(CorrectionRules.Fixed correction, String pointer) {
        assertThat(CorrectionRules.objections(FLAG, correction))
                .extracting(FieldError::pointer, FieldError::code)
                .containsExactly(tuple(pointer, "not-correctable"));
    }

    static Stream<Arguments> whatAVerdictOrAHoldRestsOnStays() {
        return Stream.of(
                Arguments.of(
                        fixed("4712", DAY, "terms-9.1", Measure.SUSPEND, Urgency.NORMAL, NAMES, null), "/caseNumber"),
                Arguments.of(
                        fixed("4711", DAY.minusDays(1), "terms-9.1", Measure.SUSPEND, Urgency.NORMAL, NAMES, null),
                        "/decisionDate"),
                Arguments.of(
                        fixed("4711", DAY, "terms-9.2", Measure.SUSPEND, Urgency.NORMAL, NAMES, null), "/legalGround"),
                Arguments.of(
                        fixed("4711", DAY, "terms-9.1", Measure.LANDING_PAGE, Urgency.NORMAL, NAMES, null), "/measure"),
                Arguments.of(fixed("4711", DAY, "terms-9.1", Measure.SUSPEND, Urgency.URGENT, NAMES, null), "/urgency"),
                Arguments.of(
                        fixed("4711", DAY, "terms-9.1", Measure.SUSPEND, Urgency.NORMAL, NAMES, OTHER), "/supersedes"),
                Arguments.of(
                        fixed(
                                "4711",
                                DAY,
                                "terms-9.1",
                                Measure.SUSPEND,
                                Urgency.NORMAL,
                                Set.of(DomainName.of("eksempel.dk")),
                                null),
                        "/domains"));
    }

    @Test
    void theRestMayChange() {
        var correction = new CorrectionRules.Fixed(
                new AcceptedDecision(
                        "4711",
                        DAY,
                        "terms-9.1",
                        Measure.SUSPEND,
                        new Proportionality("other", "other", "other"),
                        OTHER,
                        "cd".repeat(32),
                        new DecisionContent(null, "other", null, List.of("https://eksempel.dk/"), "other", null),
                        Urgency.NORMAL),
                NAMES,
                null);

        assertThat(CorrectionRules.objections(FLAG, correction)).isEmpty();
    }

    @Test
    void everythingThatHasToStayIsToldAtOnce() {
        assertThat(CorrectionRules.objections(
                        FLAG, fixed("4712", DAY, "terms-9.2", Measure.SUSPEND, Urgency.NORMAL, Set.of(), null)))
                .extracting(FieldError::pointer)
                .containsExactly("/caseNumber", "/legalGround", "/domains");
    }

    private static CorrectionRules.Fixed fixed(
            String caseNumber,
            LocalDate day,
            String ground,
            Measure measure,
            Urgency urgency,
            Set<DomainName> names,
            @Nullable UUID supersedes) {
        return new CorrectionRules.Fixed(
                new AcceptedDecision(
                        caseNumber,
                        day,
                        ground,
                        measure,
                        new Proportionality("a", "b", "c"),
                        UUID.fromString("0197c1f4-7a60-7000-8000-000000000001"),
                        "ab".repeat(32),
                        new DecisionContent(null, null, null, List.of(), null, null),
                        urgency),
                names,
                supersedes);
    }
}
