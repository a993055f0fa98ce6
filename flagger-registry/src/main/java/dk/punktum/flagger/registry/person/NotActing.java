package dk.punktum.flagger.registry.person;

import dk.punktum.flagger.registry.admission.Admission;
import java.time.Instant;
import java.util.Collection;

/// Why somebody does not act for an authority, so that it can be said who puts it right.
enum NotActing {
    /// Nobody has ever named this person.
    UNKNOWN,
    /// Named, and not confirmed yet or for a later time.
    NOT_YET,
    /// The time is over.
    OVER;

    /// @param admissions all of a person who does not act at this moment
    static NotActing of(Collection<Admission> admissions, Instant now) {
        if (admissions.isEmpty()) {
            return UNKNOWN;
        }
        return admissions.stream().anyMatch(admission -> admission.isNotOver(now)) ? NOT_YET : OVER;
    }
}
