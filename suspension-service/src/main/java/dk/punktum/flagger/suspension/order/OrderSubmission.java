package dk.punktum.flagger.suspension.order;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An order as an officer enters it.
///
/// @param cause            `COURT_ORDER`, `COMPLAINTS_BOARD` or `REGISTRY`
/// @param measure          `SUSPEND` or `LANDING_PAGE`
/// @param legalGround      a code
/// @param reference        what the court or the Board calls the matter; at most 100 characters
/// @param suspensionPeriod days from the placing (ISO 8601); with neither this nor `lastDay` the hold lasts until it
///                         is lifted
/// @param lastDay          the last day of the hold, in Denmark
/// @param deletionFollows  whether the name is to be deleted at the end; absent: it is not, the hold just ends
record OrderSubmission(
        @Schema(examples = "eksempel.dk") @Nullable String domain,
        @Schema(examples = "COURT_ORDER") @Nullable String cause,
        @Schema(examples = "SUSPEND") @Nullable String measure,
        @Schema(examples = "terms-10.1") @Nullable String legalGround,
        @Schema(examples = "BS-1234/2026") @Nullable String reference,
        @Schema(examples = "P30D") @Nullable String suspensionPeriod,
        @Schema(examples = "2026-08-31") @Nullable String lastDay,
        @Schema(examples = "false") @Nullable Boolean deletionFollows) {}
