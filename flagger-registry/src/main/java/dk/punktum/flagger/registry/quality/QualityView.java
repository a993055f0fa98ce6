package dk.punktum.flagger.registry.quality;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What became of an agreement's cases, as the registry's people see it.
///
/// @param measure what the proposals rest on
/// @param months  newest first; months are months in Denmark
record QualityView(UUID agreementId, Measure measure, List<Month> months) {

    QualityView {
        months = List.copyOf(months);
    }

    /// @param since          from when on cases are considered, unless a proposal was ruled on later
    /// @param cases          decided or reversed since
    /// @param refused        those of them that count as refused
    /// @param reversed       those of them that count as reversed
    /// @param fewestCases    with fewer nothing is proposed
    /// @param highestPercent above this share it is
    record Measure(
            LocalDate policyFrom,
            Instant since,
            int cases,
            int refused,
            int reversed,
            int fewestCases,
            int highestPercent,
            boolean tooMuch) {}

    record Month(
            @Schema(implementation = String.class, pattern = "[0-9]{4}-[0-9]{2}", description = "Such as 2026-07")
            YearMonth month,

            QualityFigures figures) {}
}
