package dk.punktum.flagger.registry.agreement;

import dk.punktum.flagger.registry.Problems.FieldError;
import dk.punktum.flagger.registry.admission.Period;
import dk.punktum.flagger.registry.client.MachineClients;
import dk.punktum.flagger.registry.ground.LegalGrounds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import org.jboss.logging.Logger;

/// Writes down a new agreement. Nobody may flag under it before it is activated.
@ApplicationScoped
class DraftAgreement {

    private static final Logger LOG = Logger.getLogger(DraftAgreement.class);

    private final Agreements agreements;
    private final LegalGrounds grounds;
    private final MachineClients clients;
    private final Clock clock;

    DraftAgreement(Agreements agreements, LegalGrounds grounds, MachineClients clients, Clock clock) {
        this.agreements = agreements;
        this.grounds = grounds;
        this.clients = clients;
        this.clock = clock;
    }

    sealed interface Outcome {
        record Drafted(AgreementView agreement) implements Outcome {}

        record Faulty(List<FieldError> errors) implements Outcome {}

        record ClientAlreadyBound() implements Outcome {}
    }

    @Transactional
    Outcome draft(AgreementDraft draft, String person) {
        return switch (AgreementRules.check(draft, grounds.codes(draft.validFrom(), draft.validUntil()))) {
            case DraftRuling.Faulty(List<FieldError> errors) -> new Outcome.Faulty(errors);
            case DraftRuling.Sound(AgreementTerms terms)
            when clients.anyBound(terms.clientIds(), null, new Period(clock.instant(), null)) ->
                new Outcome.ClientAlreadyBound();
            case DraftRuling.Sound(AgreementTerms terms) -> {
                Agreement agreement = Agreement.draft(terms, person, clock.instant());
                agreements.persist(agreement);
                LOG.infof("agreement %s drafted", agreement.id());
                yield new Outcome.Drafted(agreement.view());
            }
        };
    }
}
