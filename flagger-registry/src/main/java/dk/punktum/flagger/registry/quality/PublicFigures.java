package dk.punktum.flagger.registry.quality;

import dk.punktum.flagger.registry.quality.QualityRules.PublicPeriod;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What the public is told: rounded to the nearest five, and nothing when fewer than ten cases were decided.
///
/// @param from     first day (Europe/Copenhagen): of the last four whole quarters
/// @param until    last day
/// @param decided  absent with the three others when there were too few
/// @param reversed by the registry, or annulled by the Complaints Board or a court
public record PublicFigures(
        LocalDate from,
        LocalDate until,
        @Nullable Integer decided,
        @Nullable Integer accepted,
        @Nullable Integer refused,
        @Nullable Integer reversed) {

    static PublicFigures tooFew(PublicPeriod period) {
        return new PublicFigures(period.from(), period.until(), null, null, null, null);
    }
}
