package dk.punktum.flagger.registry.quality;

import dk.punktum.flagger.registry.Refusal;
import dk.punktum.flagger.registry.quality.SuspensionProposal.Recommendation;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// When too much is refused or reversed, who rules on it, and what the public is told. No clock, no database.
final class QualityRules {

    /// Below this, nothing is published: who knows of a case could tell what became of it.
    static final int FEWEST_PUBLISHED = 10;

    private static final int ROUNDED_TO = 5;
    private static final int MONTHS_OF_A_QUARTER = 3;

    /// Whether the registry has to look into it. Source: DSA Art. 22(6) asks for a significant number of notices.
    static boolean isTooMuch(Considered considered, QualityPolicy policy) {
        int against = considered.refused() + considered.reversed();
        return considered.cases() >= policy.fewestCases()
                && against * 100L > (long) policy.highestPercent() * considered.cases();
    }

    /// @param recommendedBy nobody yet, or the `sub` of whoever recommended
    static Optional<Refusal> confirm(boolean open, @Nullable String recommendedBy, String person) {
        if (!open) {
            return Optional.of(Refusal.PROPOSAL_SETTLED);
        }
        if (recommendedBy == null) {
            return Optional.of(Refusal.NOTHING_RECOMMENDED);
        }
        return recommendedBy.equals(person) ? Optional.of(Refusal.FOUR_EYES) : Optional.empty();
    }

    static Optional<Refusal> recommend(boolean open, @Nullable Recommendation wanted, @Nullable String reason) {
        if (wanted == null) {
            return Optional.of(Refusal.RECOMMENDATION_MISSING);
        }
        if (reason == null || reason.isBlank()) {
            return Optional.of(Refusal.REASON_MISSING);
        }
        return open ? Optional.empty() : Optional.of(Refusal.PROPOSAL_SETTLED);
    }

    /// The last four whole quarters: what changes by the day would tell of each single case.
    static PublicPeriod publishedOn(LocalDate today) {
        LocalDate thisQuarter = today.withDayOfMonth(1).minusMonths((today.getMonthValue() - 1) % MONTHS_OF_A_QUARTER);
        return new PublicPeriod(thisQuarter.minus(Period.ofYears(1)), thisQuarter.minusDays(1));
    }

    /// Each figure is rounded by itself, so that none can be had from the others.
    static PublicFigures published(PublicPeriod period, QualityFigures figures) {
        if (figures.decided() < FEWEST_PUBLISHED) {
            return PublicFigures.tooFew(period);
        }
        return new PublicFigures(
                period.from(),
                period.until(),
                rounded(figures.decided()),
                rounded(figures.accepted()),
                rounded(QualityFigures.sum(figures.refused())),
                rounded(QualityFigures.sum(figures.reversed())));
    }

    private static int rounded(int cases) {
        return (cases + ROUNDED_TO / 2) / ROUNDED_TO * ROUNDED_TO;
    }

    /// @param from  first day (Europe/Copenhagen)
    /// @param until last day
    record PublicPeriod(LocalDate from, LocalDate until) {}

    private QualityRules() {}
}
