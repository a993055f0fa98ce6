package dk.punktum.flagger.registry.person;

import dk.punktum.flagger.registry.Problems.FieldError;
import dk.punktum.flagger.registry.Refusal;
import dk.punktum.flagger.registry.Texts;
import dk.punktum.flagger.registry.admission.AdmissionRules;
import dk.punktum.flagger.registry.admission.Period;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Who can be named at an authority. No clock, no database.
final class PersonRules {

    /// OpenID Connect Core, section 2: `sub` is at most 255 ASCII characters.
    private static final int LONGEST_SUB = 255;

    private static final int LONGEST_NAME = 200;

    /// What the rules say about a person to be named.
    sealed interface Ruling {
        record Sound(PersonTerms terms) implements Ruling {}

        /// Everything that is wrong, at once.
        record Faulty(List<FieldError> errors) implements Ruling {}
    }

    static Ruling check(PersonSubmission person, Instant now) {
        var errors = new ArrayList<FieldError>();
        String sub = Texts.required(person.sub(), "/sub", LONGEST_SUB, errors);
        String name = Texts.required(person.name(), "/name", LONGEST_NAME, errors);
        AuthorityRole role = person.role();
        if (role == null) {
            errors.add(new FieldError("/role", "missing", "SUBMITTER or APPROVER."));
        }
        Period period = AdmissionRules.period(person.validFrom(), person.validUntil(), now, errors);
        return role != null && errors.isEmpty()
                ? new Ruling.Sound(new PersonTerms(sub, name, role, period))
                : new Ruling.Faulty(List.copyOf(errors));
    }

    /// Why somebody can not be named; the database holds to the same.
    ///
    /// @param meanwhile as what the person acts or is to act at some time of the period, for any authority
    static Optional<Refusal> objection(List<AuthorityPerson> meanwhile, UUID agreementId, AuthorityRole role) {
        if (meanwhile.stream().anyMatch(person -> !person.agreementId().equals(agreementId))) {
            return Optional.of(Refusal.PERSON_ACTS_FOR_ANOTHER);
        }
        return meanwhile.stream().anyMatch(person -> person.role() == role)
                ? Optional.of(Refusal.PERSON_HAS_THE_ROLE)
                : Optional.empty();
    }

    private PersonRules() {}
}
