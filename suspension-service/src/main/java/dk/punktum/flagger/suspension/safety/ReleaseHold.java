package dk.punktum.flagger.suspension.safety;

import dk.punktum.flagger.suspension.safety.SafetyAudit.Action;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jboss.logging.Logger;

/// Lets a hold on a protected name pass, as one of two persons.
@ApplicationScoped
class ReleaseHold {

    private static final Logger LOG = Logger.getLogger(ReleaseHold.class);

    private final Ledger ledger;
    private final WaitingHolds waiting;
    private final SafetyAudit audit;

    ReleaseHold(Ledger ledger, WaitingHolds waiting, SafetyAudit audit) {
        this.ledger = ledger;
        this.waiting = waiting;
        this.audit = audit;
    }

    @Transactional
    TwoPersons release(UUID holdId, Act act) {
        ledger.lock();
        var found = waiting.find(holdId);
        TwoPersons outcome =
                found.map(hold -> SafetyRules.release(hold, act.person())).orElse(TwoPersons.UNKNOWN);
        switch (outcome) {
            case ONE_MORE, DONE -> {
                waiting.release(holdId, act);
                audit.write(act, Action.HOLD_RELEASED, found.orElseThrow().domain(), holdId, outcome.name());
                LOG.infof("hold %s is released by %s: %s", holdId, act.person(), outcome);
            }
            case SAME_PERSON, UNKNOWN, NOT_FOR_PERSONS -> {}
        }
        return outcome;
    }
}
