package dk.punktum.flagger.casework.flagcase;

import dk.punktum.flagger.events.CloseCause;
import dk.punktum.flagger.events.DeclineReason;
import dk.punktum.flagger.events.Verdict;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A case in one line of a list.
///
/// @param domain  the A-label
/// @param uLabel  the same name as people read it
/// @param verdict stays when an upheld case is closed
public record CaseSummary(
        UUID id,
        @Schema(examples = "C-2026-000042") String caseNumber,
        CaseStatus status,
        @Schema(examples = "xn--4cabco7dk5a.dk") String domain,
        @Schema(examples = "æøåöäüé.dk") String uLabel,
        UUID flagId,
        @Schema(examples = "F-2026-000017") String flagNumber,
        UUID agreementId,
        @Schema(examples = "terms-9.3") String legalGround,
        Instant receivedAt,
        Instant openedAt,
        @Nullable Verdict verdict,
        @Nullable DeclineReason declineReason,
        @Nullable Instant decidedAt,
        @Nullable CloseCause closeCause,
        @Nullable Instant closedAt) {}
