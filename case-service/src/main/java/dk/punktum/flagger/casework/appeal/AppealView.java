package dk.punktum.flagger.casework.appeal;

import dk.punktum.flagger.events.AppealBody;
import dk.punktum.flagger.events.AppealOutcome;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An appeal as officers see it.
///
/// @param reference         what the Board or the court calls it
/// @param appealedAt        a day in Europe/Copenhagen, as `decidedAt` is
/// @param outcome           a proposal while the status is ANNULMENT_PROPOSED
/// @param decisionReference what the Board or the court calls its decision
/// @param outcomeBy         who wrote the outcome down: the `sub`, as in the other members
/// @param confirmedBy       who confirmed an annulment
/// @param affirmedBy        who affirmed the verdict after it was remitted
public record AppealView(
        AppealBody body,
        @Schema(examples = "2026-0117") String reference,
        LocalDate appealedAt,
        AppealStatus status,
        String recordedBy,
        Instant recordedAt,
        @Nullable AppealOutcome outcome,
        @Nullable LocalDate decidedAt,
        @Nullable String decisionReference,
        @Nullable String outcomeBy,
        @Nullable Instant outcomeAt,
        @Nullable String confirmedBy,
        @Nullable Instant confirmedAt,
        @Nullable String affirmedBy,
        @Nullable Instant affirmedAt) {}
