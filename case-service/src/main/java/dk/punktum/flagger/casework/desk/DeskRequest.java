package dk.punktum.flagger.casework.desk;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What officers send. Members may be missing until the resource has looked.
interface DeskRequest {

    /// @param note for the case's story; stays in this service
    record Uphold(
            @Schema(examples = "The decision names the domain; nothing less would do.") @Nullable
            String note) {}

    /// @param reason a decline reason that an officer may give
    record Decline(
            @Schema(examples = "DOCUMENT_INSUFFICIENT", required = true) @Nullable
            String reason,

            @Schema(examples = "The document does not say what is to happen to the name.") @Nullable
            String note) {}

    /// @param body      COMPLAINTS_BOARD or COURT
    /// @param reference what the Board or the court calls the appeal; stays in this service
    record Appeal(
            @Schema(examples = "COMPLAINTS_BOARD", required = true) @Nullable
            String body,

            @Schema(examples = "2026-0117", required = true) @Nullable
            String reference,

            @Schema(examples = "2026-07-20", required = true) @Nullable
            String appealedAt,

            @Nullable String note) {}

    /// @param reference what the Board or the court calls its decision; stays in this service
    record AppealDecision(
            @Schema(examples = "UPHELD", required = true) @Nullable
            String outcome,

            @Schema(examples = "2026-09-01", required = true) @Nullable
            String decidedAt,

            @Schema(examples = "2026-0117 of 1 September", required = true) @Nullable
            String reference,

            @Nullable String note) {}

    record Affirmation(@Nullable String note) {}

    /// @param reason a reverse reason
    record Reverse(
            @Schema(examples = "DECISION_ANNULLED", required = true) @Nullable
            String reason,

            @Schema(examples = "Annulled by the appeals board; the authority has not withdrawn.") @Nullable
            String note) {}
}
