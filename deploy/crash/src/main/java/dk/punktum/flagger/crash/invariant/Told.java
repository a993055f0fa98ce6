package dk.punktum.flagger.crash.invariant;

/// That something happened, as an event tells it.
///
/// @param subject what it happened to: a case, or a flag and a name
public record Told(String topic, String subject, String eventId) {}
