package dk.punktum.flagger.registry.admission;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// @param until just before when; null: until further notice
public record Period(Instant from, @Nullable Instant until) {}
