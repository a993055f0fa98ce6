package dk.punktum.flagger.suspension.hold;

import dk.punktum.flagger.events.CaseDecided;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.jboss.logging.Logger;

/// Writes down that an upheld case, or an order, wants its hold. Placing it takes a look at the register, which is a
/// worker's job.
@ApplicationScoped
public class RequestHold {

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
        if (HoldRules.wantsHold(verdict)) {
            place(HoldBasis.of(verdict));
        }
    }

    /// Joins the caller's transaction. What the hold rests on has one hold, however often it is asked for.
    @Transactional
    public void place(HoldBasis basis) {
        Hold hold = Hold.requested(basis, Moment.of(clock));
        if (holds.requestOnce(hold)) {
            requested.fire(new Requested());
            LOG.infof("hold %s requested on %s for case %s", hold.id(), hold.domain(), hold.caseId());
        } else {
            holds.complete(hold);
        }
    }
}
