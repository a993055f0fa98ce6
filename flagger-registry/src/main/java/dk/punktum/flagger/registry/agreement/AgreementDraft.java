package dk.punktum.flagger.registry.agreement;

import java.time.LocalDate;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What a new agreement says. Any member may be missing until [AgreementRules#check] has looked.
///
/// @param clientIds  OAuth clients of the authority's systems
/// @param grounds    codes from the catalogue of legal grounds
/// @param validFrom  first day (Europe/Copenhagen)
/// @param validUntil last day (Europe/Copenhagen)
/// @param fourEyes   whether what one person of the authority hands in needs another; absent: it does not
record AgreementDraft(
        @Schema(required = true) @Nullable Authority authority,
        @Schema(required = true) @Nullable Set<String> clientIds,
        @Schema(required = true) @Nullable Set<String> grounds,
        @Schema(required = true) @Nullable LocalDate validFrom,
        @Schema(required = true) @Nullable LocalDate validUntil,
        @Nullable Boolean fourEyes) {

    /// @param name         as in the CVR register
    /// @param contactEmail the functional mailbox that outcomes are sent to
    /// @param language     `da` or `en`
    record Authority(
            @Schema(required = true) @Nullable String name,
            @Schema(required = true) @Nullable String cvr,
            @Schema(required = true) @Nullable String contactEmail,
            @Schema(required = true) @Nullable String language) {}
}
