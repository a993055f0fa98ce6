package dk.punktum.flagger.casework.flagcase;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A line of a case's story as officers see it.
///
/// @param actor `authority`, `case-service`, or a person's `sub`
/// @param note  what the person wrote; stays in this service
public record EntryView(
        Instant at,
        EntryKind kind,
        @Schema(examples = "anna") String actor,
        @Schema(examples = "TWO_OFFICERS") @Nullable String code,
        @Nullable String note) {}
