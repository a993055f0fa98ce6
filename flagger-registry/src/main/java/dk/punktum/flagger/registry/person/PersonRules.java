package dk.punktum.flagger.registry.person;

import dk.punktum.flagger.registry.Problems.FieldError;
import dk.punktum.flagger.registry.Texts;
import dk.punktum.flagger.registry.admission.AdmissionRules;
import dk.punktum.flagger.registry.admission.Period;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

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

    private PersonRules() {}
}
