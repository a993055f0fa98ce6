package dk.punktum.flagger.registry.hearing;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Who is invited to a hearing, and until when answers are taken. Any member may be missing until the rules have
/// looked.
///
/// @param deadline last day for answers (Europe/Copenhagen)
/// @param invited  names of the authorities
public record HearingOpening(
        @Schema(required = true) @Nullable LocalDate deadline,
        @Schema(required = true) @Nullable List<@Nullable String> invited) {}
