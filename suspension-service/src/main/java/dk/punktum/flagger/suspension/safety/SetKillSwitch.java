package dk.punktum.flagger.suspension.safety;

import dk.punktum.flagger.suspension.safety.SafetyAudit.Action;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.jboss.logging.Logger;

/// Stops all new holds, or lets them go on. When it returns, no hold is on its way past it.
@ApplicationScoped
class SetKillSwitch {

    private static final Logger LOG = Logger.getLogger(SetKillSwitch.class);

    private final Ledger ledger;
    private final SafetyAudit audit;

    SetKillSwitch(Ledger ledger, SafetyAudit audit) {
        this.ledger = ledger;
        this.audit = audit;
    }

    @Transactional
    void set(boolean thrown, Act act) {
        if (thrown != ledger.lock().isKillSwitchThrown()) {
            ledger.setKillSwitch(thrown ? act.at() : null);
        }
        audit.write(act, thrown ? Action.SWITCH_THROWN : Action.SWITCH_RELEASED, null, null, null);
        if (thrown) {
            LOG.warnf("the kill switch is thrown by %s: no new holds", act.person());
        } else {
            LOG.infof("the kill switch is released by %s", act.person());
        }
    }
}
