package dk.punktum.flagger.registry.agreement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/// Adds to a draft what it needs before it can be activated: the signed document, and evidence for each criterion.
@ApplicationScoped
class PrepareAgreement {

    private static final Logger LOG = Logger.getLogger(PrepareAgreement.class);

    private final Agreements agreements;
    private final Clock clock;

    PrepareAgreement(Agreements agreements, Clock clock) {
        this.agreements = agreements;
        this.clock = clock;
    }

    @Transactional
    ChangeOutcome attachDocument(UUID id, byte[] document, String sha256) {
        return onDraft(id, agreement -> {
            agreement.attach(document, sha256);
            LOG.infof("agreement %s has its document", id);
        });
    }

    @Transactional
    ChangeOutcome evidence(UUID id, Criterion criterion, String evidence, String person) {
        return onDraft(id, agreement -> {
            agreement.evidence(criterion, evidence, person, clock.instant());
            LOG.infof("agreement %s has evidence for %s", id, criterion);
        });
    }

    private ChangeOutcome onDraft(UUID id, Consumer<Agreement> preparation) {
        return agreements
                .toChange(id)
                .map(agreement -> {
                    if (agreement.facts().status() != AgreementStatus.DRAFT) {
                        return new ChangeOutcome.Refused(ChangeRuling.Refusal.WRONG_STATUS);
                    }
                    preparation.accept(agreement);
                    return new ChangeOutcome.Changed(agreement.view());
                })
                .orElseGet(ChangeOutcome.Unknown::new);
    }
}
