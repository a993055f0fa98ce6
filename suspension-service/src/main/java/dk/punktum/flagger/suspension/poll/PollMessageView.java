package dk.punktum.flagger.suspension.poll;

import dk.punktum.flagger.events.PollMessageQueued;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A message to a registrar, as the event `poll-message-queued` tells it.
///
/// @param uLabel the name as people read it
record PollMessageView(
        PollMessageQueued message,
        @Schema(examples = "æøåöäüé.dk") String uLabel,
        @Schema(examples = "2026-07-01T10:00:00.310Z") Instant queuedAt) {

    static PollMessageView of(PollMessageQueued message, Instant queuedAt) {
        return new PollMessageView(message, message.domain().uLabel(), queuedAt);
    }
}
