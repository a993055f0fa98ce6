package dk.punktum.flagger.registry.agreement;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a new agreement says. Any member may be missing until [AgreementRules#check] has looked.
///
/// @param clientIds  OAuth clients of the authority's systems
/// @param grounds    codes from the catalogue of legal grounds
/// @param validFrom  first day (Europe/Copenhagen)
/// @param validUntil last day (Europe/Copenhagen)
/// @param fourEyes   whether what one person of the authority hands in needs another; absent: it does not
record AgreementDraft(
        @Nullable Authority authority,
        @Nullable Set<String> clientIds,
        @Nullable Set<String> grounds,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validUntil,
        @Nullable Boolean fourEyes) {

    /// @param name         as in the CVR register
    /// @param contactEmail the functional mailbox that outcomes are sent to
    /// @param language     `da` or `en`
    record Authority(
            @Nullable String name,
            @Nullable String cvr,
            @Nullable String contactEmail,
            @Nullable String language) {}
}
