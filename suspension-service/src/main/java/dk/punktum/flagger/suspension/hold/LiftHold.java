package dk.punktum.flagger.suspension.hold;

import dk.punktum.flagger.events.CloseCause;
import dk.punktum.flagger.suspension.safety.SafetyGate;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;

/// Ends a hold whose case is over. The last one on a name waits for a look at the register: [RestoreName].
@ApplicationScoped
class LiftHold {

    /// Fired inside the transaction.
    record Last() {}

    private static final Logger LOG = Logger.getLogger(LiftHold.class);

    private final Holds holds;
    private final Suspensions suspensions;
    private final HoldRequests requests;
    private final ClosedCases closedCases;
    private final SafetyGate safetyGate;
    private final TellChange tellChange;
    private final RestoreLooks looks;
    private final Event<Last> last;
    private final Clock clock;

    LiftHold(
            Holds holds,
            Suspensions suspensions,
            HoldRequests requests,
            ClosedCases closedCases,
            SafetyGate safetyGate,
            TellChange tellChange,
            RestoreLooks looks,
            Event<Last> last,
            Clock clock) {
        this.holds = holds;
        this.suspensions = suspensions;
        this.requests = requests;
        this.closedCases = closedCases;
        this.safetyGate = safetyGate;
        this.tellChange = tellChange;
        this.looks = looks;
        this.last = last;
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
                safetyGate.forget(hold.id());
                requests.remove(hold.id());
            }
            case OTHERS_STAND -> tellChange.tell(name, hold, name.remove(hold, cause, now));
            case LAST -> {
                // What the register says now is asked outside this transaction.
                looks.begin(hold.id(), now);
                last.fire(new Last());
                return;
            }
            case NOTHING -> {}
        }
        LOG.infof("hold %s on %s: %s, sequence %d", hold.id(), name.name(), hold.status(), name.sequence());
    }
}
