package dk.punktum.flagger.registry.admission;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An admission as the registry's people see it.
///
/// @param confirmedBy absent as long as it is not given
public record AdmissionView(
        Instant validFrom,
        @Nullable Instant validUntil,
        String addedBy,
        Instant addedAt,
        @Nullable String confirmedBy,
        @Nullable Instant confirmedAt,
        @Nullable String endedBy,
        @Nullable Instant endedAt,
        @Nullable String endReason) {}
