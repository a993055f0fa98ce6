package dk.punktum.flagger.intake.xarf;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What came of several reports.
///
/// @param taken   in a dry run, those that would be
record XarfReceipt(int taken, int refused, List<OfReport> reports) {

    /// @param position in the batch, from 0
    /// @param reportId absent when it can not be read, and of what is prohibited
    /// @param status   what `POST /flags` would have answered
    /// @param evidence what was found; none of it is kept
    /// @param receipt  when it was taken
    /// @param preview  in a dry run, when it would be taken
    /// @param problem  when it was not
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OfReport(
            int position,
            @Nullable UUID reportId,
            int status,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<EvidenceItem> evidence,
            @Nullable JsonNode receipt,
            @Nullable JsonNode preview,
            @Nullable JsonNode problem) {}

    static XarfReceipt of(List<OfReport> reports) {
        int refused = Math.toIntExact(
                reports.stream().filter(report -> report.problem() != null).count());
        return new XarfReceipt(reports.size() - refused, refused, reports);
    }
}
