package dk.punktum.flagger.intake.csv;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What came of a table.
///
/// @param taken   flags; in a dry run, those that would be
/// @param refused flags
record CsvReceipt(int taken, int refused, List<OfFlag> flags, List<OfLine> lines) {

    /// @param lines   their numbers
    /// @param status  what `POST /flags` would have answered
    /// @param receipt when it was taken
    /// @param preview in a dry run, when it would be taken
    /// @param problem when it was not
    @Schema(name = "TableFlag")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OfFlag(
            String caseNumber,
            List<Integer> lines,
            int status,
            @Schema(ref = "FlagAnswer") @Nullable JsonNode receipt,
            @Schema(ref = "FlagAnswer") @Nullable JsonNode preview,
            @Schema(ref = "Problem") @Nullable JsonNode problem) {}

    @Schema(name = "TableOutcome")
    enum Outcome {
        ACCEPTED,
        REFUSED
    }

    /// @param line   number of the line
    /// @param domain as it was typed
    /// @param aLabel of an accepted name
    /// @param errors why it was refused
    @Schema(name = "TableLine")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OfLine(
            int line,
            String caseNumber,
            String domain,
            Outcome outcome,
            @Nullable String aLabel,
            @Nullable String flagNumber,
            @Nullable String flagId,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Error> errors) {}

    /// @param column absent where the flag as a whole is meant
    @Schema(name = "TableError")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Error(@Nullable String column, String code, String detail) {}
}
