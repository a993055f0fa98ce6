package dk.punktum.flagger.intake.agreement;

import dk.punktum.flagger.events.AgreementChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import org.jboss.logging.Logger;

/// Keeps the replica up to date. Versions rise; what is older than what is known changes nothing, and is kept to
/// know how the agreement stood.
@ApplicationScoped
class LearnAgreement {

    private static final Logger LOG = Logger.getLogger(LearnAgreement.class);

    private final Agreements agreements;
    private final AgreementVersions versions;

    LearnAgreement(Agreements agreements, AgreementVersions versions) {
        this.agreements = agreements;
        this.versions = versions;
    }

    @Transactional
    void learn(AgreementChanged told) {
        boolean newer = agreements
                .findByIdOptional(told.agreementId(), LockModeType.PESSIMISTIC_WRITE)
                .map(known -> known.learn(told))
                .orElseGet(() -> {
                    agreements.persist(Agreement.firstTold(told));
                    return true;
                });
        versions.keep(told);
        if (newer) {
            LOG.infof("agreement %s is %s (version %d)", told.agreementId(), told.standing(), told.version());
        }
    }
}
