package dk.punktum.flagger.registry.admission;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// @param at     from when on there is no access any more; absent or past: at once
/// @param reason why; kept with it
public record EndRequest(
        @Nullable Instant at,
        @Schema(required = true) @Nullable String reason) {}
