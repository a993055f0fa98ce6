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

    /// @param reason a reverse reason
    record Reverse(
            @Schema(examples = "DECISION_ANNULLED", required = true) @Nullable
            String reason,

            @Schema(examples = "Annulled by the appeals board; the authority has not withdrawn.") @Nullable
            String note) {}
}
