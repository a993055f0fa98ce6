package dk.punktum.flagger.intake.sandbox;

import dk.punktum.flagger.events.Event;
import dk.punktum.flagger.events.FlagReceived;
import dk.punktum.flagger.events.FlagWithdrawn;
import dk.punktum.flagger.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/// The only way by which events leave this service; a test holds that. Those of the sandbox end here: what the registry
/// would make of them is played.
@ApplicationScoped
public class FlagEvents {

    private final Outbox outbox;
    private final Sandboxes sandboxes;
    private final PlannedSteps steps;

    FlagEvents(Outbox outbox, Sandboxes sandboxes, PlannedSteps steps) {
        this.outbox = outbox;
        this.sandboxes = sandboxes;
        this.steps = steps;
    }

    /// Inside the transaction of what it tells of.
    public void publish(Event event, UUID flagId, UUID agreementId) {
        if (!sandboxes.contains(agreementId)) {
            outbox.publish(event, flagId.toString());
        } else if (event instanceof FlagReceived received) {
            steps.add(flagId, received.domain(), SandboxRules.momentsOf(received.domain(), received.receivedAt()));
        } else if (event instanceof FlagWithdrawn withdrawn) {
            steps.add(flagId, withdrawn.domain(), SandboxRules.momentsAfter(withdrawn.withdrawnAt()));
        }
    }
}
