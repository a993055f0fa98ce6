package dk.punktum.flagger.suspension.hold;

import dk.punktum.flagger.events.CaseDecided;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// Times of a hold. No clock, no database.
final class HoldRules {

    /// A period of days ends at the same time of day in Denmark, summer or winter.
    private static final ZoneId DENMARK = ZoneId.of("Europe/Copenhagen");

    private static final Duration FIRST_RETRY = Duration.ofMillis(250);
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(1);

    /// Whether a verdict asks for a hold at all.
    ///
    /// @throws IllegalArgumentException when it asks for one that would be over before it begins
    static boolean wantsHold(CaseDecided verdict) {
        boolean suspends = switch (verdict.verdict()) {
            case DECLINED -> false;
            case UPHELD ->
                switch (verdict.measure()) {
                    case SUSPEND, LANDING_PAGE -> true;
                };
        };
        Period period = verdict.suspensionPeriod();
        if (suspends && (period == null || period.isZero() || period.isNegative())) {
            throw new IllegalArgumentException(
                    "case %s: a suspension lasts for a day at least".formatted(verdict.caseId()));
        }
        return suspends;
    }

    /// When deletion of the name becomes due.
    static Instant plannedEnd(Instant placedAt, Period suspensionPeriod) {
        return placedAt.atZone(DENMARK).plus(suspensionPeriod).toInstant();
    }

    /// When a hold ends; null when it lasts until it is lifted. An end that has passed while the hold waited to be
    /// placed comes at once.
    static @Nullable Instant end(HoldTerm term, Instant placedAt) {
        if (term.period() != null) {
            return plannedEnd(placedAt, term.period());
        }
        Instant fixed = term.fixedEnd();
        return fixed == null || fixed.isAfter(placedAt) ? fixed : placedAt.plusMillis(1);
    }

    /// @param failed how often it has been tried, at least once
    /// @param jitter 0 to 1: spreads a burst that failed together
    static Duration untilRetry(int failed, double jitter) {
        Duration doubled = FIRST_RETRY.multipliedBy(1L << Math.min(failed - 1, 10));
        Duration capped = doubled.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : doubled;
        // Half fixed, half by chance.
        return capped.dividedBy(2).plusMillis((long) (capped.toMillis() / 2 * jitter));
    }

    /// The period that leads from one to the other.
    static Period period(Instant placedAt, Instant plannedEnd) {
        return Period.ofDays((int) ChronoUnit.DAYS.between(
                placedAt.atZone(DENMARK).toLocalDate(),
                plannedEnd.atZone(DENMARK).toLocalDate()));
    }

    private HoldRules() {}
}
