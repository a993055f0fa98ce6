package dk.punktum.flagger.suspension.safety;

import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.suspension.safety.SafetyAudit.Action;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.jboss.logging.Logger;

/// Ends the protection of a name. It takes two: else one person alone could let a hold pass that takes two.
@ApplicationScoped
class UnprotectName {

    private static final Logger LOG = Logger.getLogger(UnprotectName.class);

    private final Ledger ledger;
    private final ProtectedNames names;
    private final SafetyAudit audit;

    UnprotectName(Ledger ledger, ProtectedNames names, SafetyAudit audit) {
        this.ledger = ledger;
        this.names = names;
        this.audit = audit;
    }

    @Transactional
    TwoPersons unprotect(DomainName name, Act act) {
        ledger.lock();
        TwoPersons outcome = names.find(name)
                .map(known -> SafetyRules.endProtection(known.removalAskedBy(), act.person()))
                .orElse(TwoPersons.UNKNOWN);
        switch (outcome) {
            case ONE_MORE -> {
                names.askRemoval(name, act);
                audit.write(act, Action.REMOVAL_ASKED, name.aLabel(), null, null);
            }
            case DONE -> {
                names.remove(name);
                audit.write(act, Action.NAME_UNPROTECTED, name.aLabel(), null, null);
                LOG.infof("%s is no longer protected, says %s as the second person", name, act.person());
            }
            case SAME_PERSON, UNKNOWN, NOT_FOR_PERSONS -> {}
        }
        return outcome;
    }
}
