package dk.punktum.flagger.registry.person;

import dk.punktum.flagger.registry.admission.Admission;
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

    /// Those of before too, and those that nobody has confirmed.
    List<Admission> admissionsOf(String sub) {
        return list("sub", sub).stream().map(AuthorityPerson::admission).toList();
    }

    /// As what somebody acts, or is to act, at some time of a period, for any authority.
    List<AuthorityPerson> meanwhile(String sub, Period period) {
        return list(
                "sub = ?1 and admission.validFrom < ?2 and (admission.validUntil is null"
                        + " or (admission.validUntil > ?3 and admission.validUntil > admission.validFrom))",
                sub,
                period.end(),
                period.from());
    }
}
