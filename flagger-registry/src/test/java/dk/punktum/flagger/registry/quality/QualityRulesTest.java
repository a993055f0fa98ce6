package dk.punktum.flagger.registry.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.registry.Refusal;
import dk.punktum.flagger.registry.quality.QualityRules.PublicPeriod;
import dk.punktum.flagger.registry.quality.SuspensionProposal.Recommendation;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QualityRulesTest {

    private static final QualityPolicy TWENTY_PERCENT_OF_TWENTY =
            new QualityPolicy(LocalDate.of(2026, 1, 1), 90, 20, 20, Set.of(), Set.of());

    private static final PublicPeriod PERIOD = new PublicPeriod(LocalDate.of(2025, 10, 1), LocalDate.of(2026, 9, 30));

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
                    CASES, REFUSED, REVERSED, TOO_MUCH
                    0,     0,       0,        false
                    19,    19,      0,        false
                    20,    4,       0,        false
                    20,    5,       0,        true
                    20,    0,       5,        true
                    20,    2,       3,        true
                    20,    2,       2,        false
                    1000,  200,     0,        false
                    1000,  200,     1,        true""")
    void tooMuchIsAShareOfEnough(int cases, int refused, int reversed, boolean tooMuch) {
        var considered = new Considered(new UUID(0, 0), cases, refused, reversed, true);

        assertThat(QualityRules.isTooMuch(considered, TWENTY_PERCENT_OF_TWENTY)).isEqualTo(tooMuch);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
                    OPEN,  WANTED,  REASON,       REFUSAL
                    true,  SUSPEND, too many,
                    true,  DISMISS, our own fault,
                    true,  ,        too many,     RECOMMENDATION_MISSING
                    true,  SUSPEND, ,             REASON_MISSING
                    true,  DISMISS, ' ',          REASON_MISSING
                    false, SUSPEND, too many,     PROPOSAL_SETTLED""")
    void aRecommendationHasAReason(
            boolean open, @Nullable Recommendation wanted, @Nullable String reason, @Nullable Refusal refusal) {
        assertThat(QualityRules.recommend(open, wanted, reason)).isEqualTo(Optional.ofNullable(refusal));
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
                    OPEN,  RECOMMENDED_BY, PERSON, REFUSAL
                    true,  anna,           bo,
                    true,  anna,           anna,   FOUR_EYES
                    true,  ,               bo,     NOTHING_RECOMMENDED
                    false, anna,           bo,     PROPOSAL_SETTLED""")
    void anotherPersonConfirms(boolean open, @Nullable String recommendedBy, String person, @Nullable Refusal refusal) {
        assertThat(QualityRules.confirm(open, recommendedBy, person)).isEqualTo(Optional.ofNullable(refusal));
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
                    TODAY,      FROM,       UNTIL
                    2026-10-01, 2025-10-01, 2026-09-30
                    2026-12-31, 2025-10-01, 2026-09-30
                    2027-01-01, 2026-01-01, 2026-12-31
                    2028-03-31, 2027-01-01, 2027-12-31""")
    void thePublicIsToldOfWholeQuarters(LocalDate today, LocalDate from, LocalDate until) {
        assertThat(QualityRules.publishedOn(today)).isEqualTo(new PublicPeriod(from, until));
    }

    @Test
    void ofFewCasesThePublicIsToldNothing() {
        assertThat(QualityRules.published(PERIOD, figures(4, 5, 0)))
                .isEqualTo(new PublicFigures(PERIOD.from(), PERIOD.until(), null, null, null, null));
    }

    @Test
    void publishedFiguresAreRoundedEachByItself() {
        assertThat(QualityRules.published(PERIOD, figures(21, 2, 3)))
                .isEqualTo(new PublicFigures(PERIOD.from(), PERIOD.until(), 25, 20, 0, 5));
    }

    private static QualityFigures figures(int accepted, int refused, int reversed) {
        return new QualityFigures(
                accepted + refused,
                accepted,
                Map.of("DUPLICATE", refused),
                Map.of("REVERSED", reversed),
                Map.of("WITHDRAWN", 7),
                Map.of());
    }
}
