package dk.punktum.flagger.registry.person;

import dk.punktum.flagger.registry.Refusal;
import dk.punktum.flagger.registry.admission.AdmissionOutcome;
import dk.punktum.flagger.registry.admission.EndRequest;
import dk.punktum.flagger.registry.agreement.ChangeAgreement;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.logging.Logger;

/// Names persons who may act for an authority, by two persons of the registry, and shuts them out again. Who
/// it is stays out of log and events.
@ApplicationScoped
class NamePerson {

    private static final Logger LOG = Logger.getLogger(NamePerson.class);

    private final AuthorityPersons persons;
    private final ChangeAgreement changeAgreement;
    private final Clock clock;

    NamePerson(AuthorityPersons persons, ChangeAgreement changeAgreement, Clock clock) {
        this.persons = persons;
        this.changeAgreement = changeAgreement;
        this.clock = clock;
    }

    @Transactional
    AdmissionOutcome<PersonView> name(UUID agreementId, PersonSubmission submission, String by) {
        Instant now = clock.instant();
        return switch (PersonRules.check(submission, now)) {
            case PersonRules.Ruling.Faulty(var errors) -> new AdmissionOutcome.Faulty<>(errors);
            case PersonRules.Ruling.Sound(PersonTerms terms) ->
                changeAgreement
                        .objectionToAccess(agreementId)
                        .or(() -> PersonRules.objection(
                                persons.meanwhile(terms.sub(), terms.period()), agreementId, terms.role()))
                        .<AdmissionOutcome<PersonView>>map(AdmissionOutcome.Refused::new)
                        .orElseGet(() -> named(AuthorityPerson.named(agreementId, terms, by, now)));
        };
    }

    private AdmissionOutcome<PersonView> named(AuthorityPerson person) {
        persons.persist(person);
        LOG.infof("agreement %s: a %s is named", person.agreementId(), person.role());
        return new AdmissionOutcome.Done<>(person.view());
    }

    @Transactional
    AdmissionOutcome<PersonView> confirm(UUID agreementId, UUID id, String by) {
        return changeAgreement
                .objectionToAccess(agreementId)
                .<AdmissionOutcome<PersonView>>map(AdmissionOutcome.Refused::new)
                .orElseGet(() ->
                        change(agreementId, id, person -> person.admission().confirm(by, clock.instant())));
    }

    @Transactional
    AdmissionOutcome<PersonView> end(UUID agreementId, UUID id, EndRequest request, String by) {
        Instant now = clock.instant();
        return change(agreementId, id, person -> person.admission().end(request, by, now));
    }

    private AdmissionOutcome<PersonView> change(
            UUID agreementId, UUID id, Function<AuthorityPerson, Optional<Refusal>> change) {
        return persons.toChange(agreementId, id)
                .map(person -> change.apply(person)
                        .<AdmissionOutcome<PersonView>>map(AdmissionOutcome.Refused::new)
                        .orElseGet(() -> {
                            LOG.infof("agreement %s: person %s is changed", agreementId, id);
                            return new AdmissionOutcome.Done<>(person.view());
                        }))
                .orElseGet(AdmissionOutcome.Unknown::new);
    }
}
