package dk.punktum.flagger.console.cluster;

import java.time.Instant;

/// A group's lag at a moment.
public record TrendPoint(Instant at, long records, long seconds) {}
