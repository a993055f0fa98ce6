package dk.punktum.flagger.registry.hearing;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who is invited to a hearing, and until when answers are taken. Any member may be missing until the rules have
/// looked.
///
/// @param deadline last day for answers (Europe/Copenhagen)
/// @param invited  names of the authorities
public record HearingOpening(
        @Nullable LocalDate deadline, @Nullable List<@Nullable String> invited) {}
