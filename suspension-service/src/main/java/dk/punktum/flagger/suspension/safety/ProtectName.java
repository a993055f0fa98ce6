package dk.punktum.flagger.suspension.safety;

import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.suspension.safety.SafetyAudit.Action;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.jboss.logging.Logger;

/// Protects a name. A hold on it that stands is not touched.
@ApplicationScoped
class ProtectName {

    private static final Logger LOG = Logger.getLogger(ProtectName.class);

    private final Ledger ledger;
    private final ProtectedNames names;
    private final SafetyAudit audit;

    ProtectName(Ledger ledger, ProtectedNames names, SafetyAudit audit) {
        this.ledger = ledger;
        this.names = names;
        this.audit = audit;
    }

    @Transactional
    void protect(DomainName name, ProtectedNames.Code code, Act act) {
        ledger.lock();
        names.put(name, code);
        audit.write(act, Action.NAME_PROTECTED, name.aLabel(), null, code.name());
        LOG.infof("%s is protected by %s: %s", name, act.person(), code);
    }
}
