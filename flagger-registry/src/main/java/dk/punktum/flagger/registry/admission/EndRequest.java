package dk.punktum.flagger.registry.admission;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// @param at     from when on there is no access any more; absent or past: at once
/// @param reason why; kept with it
public record EndRequest(@Nullable Instant at, @Nullable String reason) {}
