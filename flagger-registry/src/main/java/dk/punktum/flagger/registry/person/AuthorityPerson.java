package dk.punktum.flagger.registry.person;

import dk.punktum.flagger.events.Uuid7;
import dk.punktum.flagger.registry.admission.Admission;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/// Somebody who may act for an authority in one role, for a time.
@Entity
class AuthorityPerson {

    @Id
    private UUID id;

    private UUID agreementId;
    private String sub;
    private String name;

    @Enumerated(EnumType.STRING)
    private AuthorityRole role;

    @Embedded
    private Admission admission;

    @SuppressWarnings("NullAway.Init")
    AuthorityPerson() {}

    static AuthorityPerson named(UUID agreementId, PersonTerms terms, String by, Instant now) {
        var person = new AuthorityPerson();
        person.id = Uuid7.next();
        person.agreementId = agreementId;
        person.sub = terms.sub();
        person.name = terms.name();
        person.role = terms.role();
        person.admission = Admission.askedFor(terms.period(), by, now);
        return person;
    }

    Admission admission() {
        return admission;
    }

    UUID agreementId() {
        return agreementId;
    }

    AuthorityRole role() {
        return role;
    }

    PersonView view() {
        return new PersonView(id, sub, name, role, admission.view());
    }
}
