package dk.punktum.flagger.suspension.hold;

import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/// Tells the whole present truth about a name once more, under the same sequence number: for a registry that has not
/// followed. By the contract a repeat changes nothing for whoever has.
@ApplicationScoped
public class TellAgain {

    private static final Logger LOG = Logger.getLogger(TellAgain.class);

    private final Suspensions suspensions;
    private final Outbox outbox;

    TellAgain(Suspensions suspensions, Outbox outbox) {
        this.suspensions = suspensions;
        this.outbox = outbox;
    }

    /// @param domain      a name that was held at least once
    /// @param stillWanted asked when nobody else can change the name any more
    /// @return whether it was told
    @Transactional
    public boolean tell(DomainName domain, BooleanSupplier stillWanted) {
        Suspension name = suspensions.toChange(domain);
        if (!stillWanted.getAsBoolean()) {
            return false;
        }
        Hold newest = name.holds().getLast();
        outbox.publish(name.state(), newest.correlationId());
        LOG.infof("%s: its state is told again, sequence %d", domain, name.sequence());
        return true;
    }
}
