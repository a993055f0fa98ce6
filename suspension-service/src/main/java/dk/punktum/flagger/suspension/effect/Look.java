package dk.punktum.flagger.suspension.effect;

import java.time.Instant;

/// What one server has answered.
///
/// @param seen   whether it shows what was ordered
/// @param seized whether it says that the police have taken the name over; only RDAP can
public record Look(AskedServer by, boolean seen, boolean seized, Instant answeredAt) {}
