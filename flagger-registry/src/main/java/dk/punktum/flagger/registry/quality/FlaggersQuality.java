package dk.punktum.flagger.registry.quality;

import static java.util.stream.Collectors.toMap;

import dk.punktum.flagger.registry.DanishDay;
import dk.punktum.flagger.registry.quality.QualityRules.PublicPeriod;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/// Reads the flaggers' figures.
@ApplicationScoped
public class FlaggersQuality {

    private static final int MONTHS_SHOWN = 12;

    private final CaseOutcomes outcomes;
    private final QualityPolicies policies;
    private final Clock clock;

    FlaggersQuality(CaseOutcomes outcomes, QualityPolicies policies, Clock clock) {
        this.outcomes = outcomes;
        this.policies = policies;
        this.clock = clock;
    }

    QualityView of(UUID agreementId) {
        Instant now = clock.instant();
        YearMonth thisMonth = YearMonth.from(DanishDay.of(now));
        return new QualityView(
                agreementId,
                measure(agreementId, now),
                IntStream.range(0, MONTHS_SHOWN)
                        .mapToObj(thisMonth::minusMonths)
                        .map(month -> new QualityView.Month(
                                month,
                                between(Set.of(agreementId), month.atDay(1), month.atEndOfMonth())
                                        .getOrDefault(agreementId, QualityFigures.NONE)))
                        .toList());
    }

    private QualityView.Measure measure(UUID agreementId, Instant now) {
        QualityPolicy policy = policies.inForce(now);
        Considered considered = outcomes.considered(policy, now).stream()
                .filter(one -> one.agreementId().equals(agreementId))
                .findFirst()
                .orElse(Considered.nothing(agreementId));
        return new QualityView.Measure(
                policy.validFrom(),
                policy.since(now),
                considered.cases(),
                considered.refused(),
                considered.reversed(),
                policy.fewestCases(),
                policy.highestPercent(),
                QualityRules.isTooMuch(considered, policy));
    }

    /// What of it everybody may know, for each of the agreements.
    ///
    /// @param today in Europe/Copenhagen
    public Map<UUID, PublicFigures> published(Set<UUID> agreements, LocalDate today) {
        PublicPeriod period = QualityRules.publishedOn(today);
        Map<UUID, QualityFigures> figures = between(agreements, period.from(), period.until());
        return agreements.stream()
                .collect(toMap(
                        id -> id, id -> QualityRules.published(period, figures.getOrDefault(id, QualityFigures.NONE))));
    }

    private Map<UUID, QualityFigures> between(Set<UUID> agreements, LocalDate firstDay, LocalDate lastDay) {
        return outcomes.figures(agreements, DanishDay.begin(firstDay), DanishDay.begin(lastDay.plusDays(1)));
    }
}
