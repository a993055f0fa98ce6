package dk.punktum.flagger.intake.withdrawal;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What a withdrawal looks like, for the API's description. [WithdrawalRequest] reads the real one.
@Schema(name = "WithdrawalRequest", additionalProperties = Schema.False.class)
record WithdrawalDescription(
        @Schema(
                required = true,
                enumeration = {"RESOLVED", "DECISION_ANNULLED", "SUBMITTED_IN_ERROR"})
        String reason,

        @Schema(description = "Names of the flag; all of them when it is left out", minItems = 1) @Nullable
        List<String> domains) {}
