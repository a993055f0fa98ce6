package dk.punktum.flagger.crash.invariant;

/// An event that a service has committed to its outbox.
///
/// @param position in that service's outbox
public record OutboxRow(String service, long position, String eventId, String topic, String key) {}
