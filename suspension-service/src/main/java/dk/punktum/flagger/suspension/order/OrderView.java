package dk.punktum.flagger.suspension.order;

import dk.punktum.flagger.events.HoldCause;
import dk.punktum.flagger.events.Measure;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An order as the registry's own people see it. The hold that it led to stands in
/// `GET /suspensions/{domain}/holds`, with this `id` as `caseId`.
///
/// @param domain  A-label
/// @param uLabel  the same name as people read it
/// @param endsAt  the end of its last day; absent with a period, or when it lasts until it is lifted
/// @param endedBy who discarded or lifted it; absent when it has run out
record OrderView(
        UUID id,
        @Schema(examples = "O-2026-000017") String number,
        @Schema(examples = "APPROVED") OrderStatus status,
        @Schema(examples = "xn--4cabco7dk5a.dk") String domain,
        @Schema(examples = "æøåöäüé.dk") String uLabel,
        @Schema(examples = "COURT_ORDER") HoldCause cause,
        @Schema(examples = "SUSPEND") Measure measure,
        @Schema(examples = "terms-10.1") String legalGround,
        @Schema(examples = "BS-1234/2026") String reference,
        @Schema(examples = "P30D") @Nullable String suspensionPeriod,
        @Schema(examples = "2026-08-31T22:00:00Z") @Nullable Instant endsAt,
        @Schema(examples = "false") boolean deletionFollows,
        @Schema(examples = "2026-07-01T10:00:00Z") Instant draftedAt,
        @Schema(examples = "anna") String draftedBy,
        @Nullable Instant approvedAt,
        @Nullable String approvedBy,
        @Nullable Instant endedAt,
        @Nullable String endedBy,
        @Nullable LiftReason liftReason) {}
