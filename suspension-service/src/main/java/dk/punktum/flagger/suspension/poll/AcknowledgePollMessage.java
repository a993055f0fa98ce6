package dk.punktum.flagger.suspension.poll;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.jboss.logging.Logger;

/// Takes a message out of its registrar's queue. Again does no harm.
@ApplicationScoped
class AcknowledgePollMessage {

    private static final Logger LOG = Logger.getLogger(AcknowledgePollMessage.class);

    private final PollMessages messages;
    private final Clock clock;

    AcknowledgePollMessage(PollMessages messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    /// @return whether there is, or was, such a message
    @Transactional
    boolean acknowledge(UUID id) {
        boolean known = messages.acknowledge(id, clock.instant());
        if (known) {
            LOG.infof("poll message %s is acknowledged", id);
        }
        return known;
    }
}
