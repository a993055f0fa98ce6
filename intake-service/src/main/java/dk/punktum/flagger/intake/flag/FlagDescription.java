package dk.punktum.flagger.intake.flag;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What a submission looks like when everything is in it: for the API's description. [FlagSubmission] reads the real
/// one.
@Schema(name = "FlagSubmission", additionalProperties = Schema.False.class)
record FlagDescription(
        @Schema(required = true, description = "The authority's own case number, used once", maxLength = 100)
        String caseNumber,

        @Schema(required = true, description = "Not in the future, Europe/Copenhagen")
        LocalDate decisionDate,

        @Schema(required = true, description = "One of those in the agreement, such as terms-9.1")
        String legalGround,

        @Schema(required = true, enumeration = "SUSPEND") String measure,

        @Schema(required = true, description = "Each statement 1 to 10 000 characters")
        Proportionality proportionality,

        @Schema(required = true, description = "As answered by POST /documents")
        UUID documentId,

        @Schema(required = true, description = "64 hex digits", pattern = "^[0-9A-Fa-f]{64}$")
        String documentSha256,

        @Schema(required = true, minItems = 1, maxItems = IntakeRules.MOST_DOMAINS)
        List<String> domains) {}
