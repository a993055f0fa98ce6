package dk.punktum.flagger.suspension.safety;

import dk.punktum.flagger.suspension.safety.SafetyAudit.Action;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.jboss.logging.Logger;

/// Sets how many holds may be placed within an hour.
@ApplicationScoped
class SetLimits {

    private static final Logger LOG = Logger.getLogger(SetLimits.class);

    private final Ledger ledger;
    private final SafetyAudit audit;

    SetLimits(Ledger ledger, SafetyAudit audit) {
        this.ledger = ledger;
        this.audit = audit;
    }

    /// @param mayRaise whether this person may do more than lower them
    /// @return false when nothing is set, because one is raised by somebody who may not
    @Transactional
    boolean set(int perAuthority, int total, boolean mayRaise, Act act) {
        SafetySettings before = ledger.lock();
        if (!mayRaise && (perAuthority > before.perAuthority() || total > before.total())) {
            return false;
        }
        String change = "perAuthority %d -> %d, total %d -> %d"
                .formatted(before.perAuthority(), perAuthority, before.total(), total);
        ledger.setLimits(perAuthority, total);
        audit.write(act, Action.LIMITS_SET, null, null, change);
        LOG.infof("limits of holds per hour set by %s: %s", act.person(), change);
        return true;
    }
}
