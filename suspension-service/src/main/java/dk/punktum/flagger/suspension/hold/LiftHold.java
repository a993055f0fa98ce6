package dk.punktum.flagger.suspension.hold;

import dk.punktum.flagger.events.CloseCause;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;

/// Ends a hold whose case is over; frees the name when it was the last.
@ApplicationScoped
class LiftHold {

    private static final Logger LOG = Logger.getLogger(LiftHold.class);

    private final Holds holds;
    private final Suspensions suspensions;
    private final HoldRequests requests;
    private final ClosedCases closedCases;
    private final TellChange tellChange;
    private final Clock clock;

    LiftHold(
            Holds holds,
            Suspensions suspensions,
            HoldRequests requests,
            ClosedCases closedCases,
            TellChange tellChange,
            Clock clock) {
        this.holds = holds;
        this.suspensions = suspensions;
        this.requests = requests;
        this.closedCases = closedCases;
        this.tellChange = tellChange;
        this.clock = clock;
    }

    /// @return whether there was one
    @Transactional
    boolean liftNext() {
        var found = holds.nextToEnd();
        found.ifPresent(this::lift);
        return found.isPresent();
    }

    private void lift(Holds.Found found) {
        Instant now = Moment.of(clock);
        Suspension name = suspensions.toChange(found.domain());
        Hold hold = name.hold(found.holdId());
        CloseCause cause = closedCases.causeOf(hold.caseId()).orElseThrow();
        switch (name.lifting(hold)) {
            case CANCEL -> {
                hold.cancel(cause);
                requests.remove(hold.id());
            }
            case OTHERS_STAND -> tellChange.tell(name, hold, name.remove(hold, cause, now));
            case LAST -> tellChange.tell(name, hold, name.reinstate(hold, cause, now));
            case NOTHING -> {}
        }
        LOG.infof("hold %s on %s: %s, sequence %d", hold.id(), name.name(), hold.status(), name.sequence());
    }
}
