package dk.punktum.flagger.crash.invariant;

/// An event as it lies on its topic.
///
/// @param subject what it is about: the aggregate whose lock puts its events in order. A name for all that is said of
///                its suspension; else a flag, a case, a notice, an agreement
public record TopicRecord(String topic, int partition, long offset, String eventId, String key, String subject) {}
