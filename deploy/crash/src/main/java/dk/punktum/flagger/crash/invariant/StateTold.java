package dk.punktum.flagger.crash.invariant;

/// A name's suspension as `suspension-state` tells it.
///
/// @param content the record's value
public record StateTold(String domain, long sequence, boolean suspended, String content) {}
