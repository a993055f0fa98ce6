package dk.punktum.flagger.registry.agreement;

import dk.punktum.flagger.registry.Refusal;
import dk.punktum.flagger.registry.criterion.Criterion;
import dk.punktum.flagger.registry.criterion.CriterionEvidence;
import dk.punktum.flagger.registry.criterion.EvidenceDocuments;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.logging.Logger;

/// Adds to an application what it needs before it can be activated: the signed document, evidence for each criterion,
/// and a second person's approval of that evidence.
@ApplicationScoped
class PrepareAgreement {

    private static final Logger LOG = Logger.getLogger(PrepareAgreement.class);

    private final Agreements agreements;
    private final EvidenceDocuments documents;
    private final Clock clock;

    PrepareAgreement(Agreements agreements, EvidenceDocuments documents, Clock clock) {
        this.agreements = agreements;
        this.documents = documents;
        this.clock = clock;
    }

    @Transactional
    ChangeOutcome attachDocument(UUID id, byte[] document, String sha256) {
        return prepare(id, agreement -> {
            agreement.attach(document, sha256);
            LOG.infof("agreement %s has its document", id);
            return Optional.empty();
        });
    }

    /// @param reference a journal number, an act, a page
    @Transactional
    ChangeOutcome evidence(UUID id, Criterion criterion, String reference, String person) {
        return prepare(id, agreement -> {
            agreement.evidence(criterion, CriterionEvidence.reference(reference, person, clock.instant()));
            LOG.infof("agreement %s has evidence for %s", id, criterion);
            return Optional.empty();
        });
    }

    @Transactional
    ChangeOutcome evidence(UUID id, Criterion criterion, byte[] document, String sha256, String person) {
        return prepare(id, agreement -> {
            documents.keep(id, sha256, document);
            agreement.evidence(criterion, CriterionEvidence.document(sha256, person, clock.instant()));
            LOG.infof("agreement %s has a document that evidences %s", id, criterion);
            return Optional.empty();
        });
    }

    @Transactional
    ChangeOutcome signOff(UUID id, Criterion criterion, String person) {
        return prepare(id, agreement -> {
            Optional<Refusal> refusal = agreement.signOff(criterion, person, clock.instant());
            if (refusal.isEmpty()) {
                LOG.infof("agreement %s: %s is signed off", id, criterion);
            }
            return refusal;
        });
    }

    private ChangeOutcome prepare(UUID id, Function<Agreement, Optional<Refusal>> preparation) {
        return agreements
                .toChange(id)
                .map(agreement -> {
                    Optional<Refusal> refusal = agreement.isBeingPrepared()
                            ? preparation.apply(agreement)
                            : Optional.of(Refusal.WRONG_STATUS);
                    return refusal.<ChangeOutcome>map(ChangeOutcome.Refused::new)
                            .orElseGet(() -> new ChangeOutcome.Changed(agreement.view()));
                })
                .orElseGet(ChangeOutcome.Unknown::new);
    }
}
