package dk.punktum.flagger.intake.xarf;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
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
    @Schema(name = "XarfReportReceipt")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OfReport(
            int position,
            @Nullable UUID reportId,
            int status,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<EvidenceItem> evidence,
            @Schema(ref = "FlagAnswer") @Nullable JsonNode receipt,
            @Schema(ref = "FlagAnswer") @Nullable JsonNode preview,
            @Schema(ref = "Problem") @Nullable JsonNode problem) {}

    /// What a client reads any answer into, of one report or of several: generated clients know one type for each
    /// operation.
    @Schema(name = "XarfAnswer", description = "Of several reports: taken, refused, reports. Of one: the others")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(
            @Nullable Integer taken,
            @Nullable Integer refused,
            @Nullable List<OfReport> reports,
            @Nullable Integer position,
            @Nullable UUID reportId,
            @Nullable Integer status,
            @Nullable List<EvidenceItem> evidence,
            @Schema(ref = "FlagAnswer") @Nullable JsonNode receipt,
            @Schema(ref = "FlagAnswer") @Nullable JsonNode preview) {}

    static XarfReceipt of(List<OfReport> reports) {
        int refused = Math.toIntExact(
                reports.stream().filter(report -> report.problem() != null).count());
        return new XarfReceipt(reports.size() - refused, refused, reports);
    }
}
