package dk.punktum.flagger.suspension.hold;

import dk.punktum.flagger.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;

/// Tells once that a hold has lasted as long as it may. Deleting the name is not ours; until then it stays
/// suspended.
@ApplicationScoped
class AnnounceDeletion {

    private static final Logger LOG = Logger.getLogger(AnnounceDeletion.class);

    private final Holds holds;
    private final Suspensions suspensions;
    private final Outbox outbox;
    private final Clock clock;

    AnnounceDeletion(Holds holds, Suspensions suspensions, Outbox outbox, Clock clock) {
        this.holds = holds;
        this.suspensions = suspensions;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// @return whether there was one
    @Transactional
    boolean announceNext() {
        Instant now = Moment.of(clock);
        var found = holds.nextDue(now);
        found.ifPresent(due -> announce(due, now));
        return found.isPresent();
    }

    private void announce(Holds.Found due, Instant now) {
        Suspension name = suspensions.toChange(due.domain());
        Hold hold = name.hold(due.holdId());
        if (hold.isUntoldAt(now)) {
            outbox.publish(hold.becomeDue(name.sequence(), now), hold.correlationId());
            LOG.infof("hold %s on %s has reached its planned end", hold.id(), name.name());
        }
    }
}
