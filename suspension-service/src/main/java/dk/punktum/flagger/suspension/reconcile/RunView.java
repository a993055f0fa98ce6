package dk.punktum.flagger.suspension.reconcile;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A comparison as an operator sees it. The figures are absent until it is done.
///
/// @param requestedBy subject of the operator's token; absent when it began by itself
/// @param watched     names left out because their newest order is being watched
/// @param unanswered  names about which nobody answered
/// @param toldAgain   names whose state was told again
record RunView(
        UUID id,
        @Schema(examples = "DONE") RunStatus status,
        @Nullable String requestedBy,
        boolean dryRun,
        @Schema(examples = "2026-07-01T11:00:00Z") Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Schema(examples = "240") @Nullable Integer compared,
        @Schema(examples = "2") @Nullable Integer watched,
        @Schema(examples = "0") @Nullable Integer unanswered,
        @Schema(examples = "1") @Nullable Integer differing,
        @Schema(examples = "1") @Nullable Integer toldAgain) {}
