package dk.punktum.flagger.suspension.poll;

import dk.punktum.flagger.events.PollMessageQueued;
import java.time.Instant;

/// A message as it waits for its registrar.
///
/// @param waiting how many the registrar has not acknowledged, this one included
record PollMessage(PollMessageQueued content, Instant queuedAt, long waiting) {}
