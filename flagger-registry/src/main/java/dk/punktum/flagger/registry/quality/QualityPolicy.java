package dk.punktum.flagger.registry.quality;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

/// How much may be refused or reversed before the registry looks into it.
///
/// @param validFrom        first day (Europe/Copenhagen); until the next policy's
/// @param days             how far back cases are considered
/// @param fewestCases      with fewer nothing is said: a share of few is chance
/// @param highestPercent   of the cases that may be refused or reversed; more is too much
/// @param countedRefusals  reasons of `case-decided` that count
/// @param countedReversals causes of `case-closed` that count
record QualityPolicy(
        LocalDate validFrom,
        int days,
        int fewestCases,
        int highestPercent,
        Set<String> countedRefusals,
        Set<String> countedReversals) {

    QualityPolicy {
        countedRefusals = Set.copyOf(countedRefusals);
        countedReversals = Set.copyOf(countedReversals);
    }

    Instant since(Instant now) {
        return now.minus(Duration.ofDays(days));
    }
}
