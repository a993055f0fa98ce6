package dk.punktum.flagger.suspension.work;

/// Fired once after a start, when the database is in line with what was told before: from then on workers may change
/// names.
public record WorkMayBegin() {}
