package dk.punktum.flagger.intake.sandbox;

import dk.punktum.flagger.events.Event;
import dk.punktum.flagger.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/// The only way by which events leave this service; a test holds that. Those of the sandbox end here.
@ApplicationScoped
public class FlagEvents {

    private final Outbox outbox;
    private final Sandboxes sandboxes;

    FlagEvents(Outbox outbox, Sandboxes sandboxes) {
        this.outbox = outbox;
        this.sandboxes = sandboxes;
    }

    /// Inside the transaction of what it tells of.
    public void publish(Event event, UUID flagId, UUID agreementId) {
        if (!sandboxes.contains(agreementId)) {
            outbox.publish(event, flagId.toString());
        }
    }
}
