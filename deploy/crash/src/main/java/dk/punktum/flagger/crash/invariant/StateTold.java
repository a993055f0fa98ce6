package dk.punktum.flagger.crash.invariant;

/// A name's suspension as `suspension-state` tells it.
///
/// @param content       the record's value
/// @param serversBefore the name servers that are to be put back, sorted, in lower case; empty of a free name
public record StateTold(String domain, long sequence, boolean suspended, String content, String serversBefore) {}
