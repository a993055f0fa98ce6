package dk.punktum.flagger.registry.person;

import dk.punktum.flagger.registry.Refusal;
import dk.punktum.flagger.registry.admission.Period;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The persons at the authorities.
@ApplicationScoped
class AuthorityPersons implements PanacheRepositoryBase<AuthorityPerson, UUID> {

    private static final Instant FOR_EVER = Instant.parse("9999-12-31T00:00:00Z");

    /// Also those of before.
    List<PersonView> of(UUID agreementId) {
        return list("agreementId = ?1 order by name, role, id", agreementId).stream()
                .map(AuthorityPerson::view)
                .toList();
    }

    Optional<AuthorityPerson> toChange(UUID agreementId, UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .filter(person -> person.agreementId().equals(agreementId));
    }

    /// What somebody may do at a moment, for the one authority that he or she acts for.
    List<AuthorityPerson> actingAt(String sub, Instant moment) {
        return list("sub", sub).stream()
                .filter(person -> person.admission().isGivenAt(moment))
                .toList();
    }

    /// Why somebody can not be named; the database holds to the same.
    Optional<Refusal> objection(UUID agreementId, PersonTerms terms) {
        List<AuthorityPerson> meanwhile = meanwhile(terms.sub(), terms.period());
        if (meanwhile.stream().anyMatch(person -> !person.agreementId().equals(agreementId))) {
            return Optional.of(Refusal.PERSON_ACTS_FOR_ANOTHER);
        }
        return meanwhile.stream().anyMatch(person -> person.role() == terms.role())
                ? Optional.of(Refusal.PERSON_HAS_THE_ROLE)
                : Optional.empty();
    }

    private List<AuthorityPerson> meanwhile(String sub, Period period) {
        return list(
                "sub = ?1 and admission.validFrom < ?2 and (admission.validUntil is null"
                        + " or (admission.validUntil > ?3 and admission.validUntil > admission.validFrom))",
                sub,
                period.until() == null ? FOR_EVER : period.until(),
                period.from());
    }
}
