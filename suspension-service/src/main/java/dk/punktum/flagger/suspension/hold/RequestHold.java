package dk.punktum.flagger.suspension.hold;

import dk.punktum.flagger.events.CaseDecided;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.jboss.logging.Logger;

/// Writes down that an upheld case wants its hold. Placing it takes a look at the register, which is a worker's job.
@ApplicationScoped
class RequestHold {

    /// Fired inside the transaction.
    record Requested() {}

    private static final Logger LOG = Logger.getLogger(RequestHold.class);

    private final Holds holds;
    private final Event<Requested> requested;
    private final Clock clock;

    RequestHold(Holds holds, Event<Requested> requested, Clock clock) {
        this.holds = holds;
        this.requested = requested;
        this.clock = clock;
    }

    @Transactional
    void on(CaseDecided verdict) {
        if (!HoldRules.wantsHold(verdict)) {
            return;
        }
        Hold hold = Hold.requested(verdict, Moment.of(clock));
        if (holds.requestOnce(hold)) {
            requested.fire(new Requested());
            LOG.infof("hold %s requested on %s for case %s", hold.id(), hold.domain(), hold.caseId());
        }
    }
}
