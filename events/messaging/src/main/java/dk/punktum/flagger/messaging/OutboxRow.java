package dk.punktum.flagger.messaging;

/// A row of the outbox.
///
/// @param lane what has to stay in order: a key, over all topics. A dead-letter topic's keys are lanes of their own, so
///             that a dead letter never holds up what its key still has to say
record OutboxRow(long position, String lane, OutboxRecord record) {}
