package dk.punktum.flagger.suspension.effect;

import java.time.Instant;

/// What one server has answered.
///
/// @param seen whether it shows what was ordered
public record Look(AskedServer by, boolean seen, Instant answeredAt) {}
