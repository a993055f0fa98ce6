package dk.punktum.flagger.intake.correction;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dk.punktum.flagger.intake.flag.FlagDescription;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What a correction looks like when everything is in it: for the API's description.
@Schema(name = "CorrectionSubmission", additionalProperties = Schema.False.class)
record CorrectionDescription(
        @Schema(required = true, description = "Why the flag is corrected", minLength = 1, maxLength = 1000)
        String reason,

        @JsonUnwrapped FlagDescription flag) {}
