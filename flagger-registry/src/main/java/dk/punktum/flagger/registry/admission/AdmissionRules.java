package dk.punktum.flagger.registry.admission;

import dk.punktum.flagger.registry.Problems.FieldError;
import dk.punktum.flagger.registry.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How access is given and taken away. No clock, no database.
public final class AdmissionRules {

    /// @param from   now when it is null
    /// @param errors gets what is wrong with it
    public static Period period(@Nullable Instant from, @Nullable Instant until, Instant now, List<FieldError> errors) {
        Instant begin = from == null ? now : from;
        if (begin.isBefore(now)) {
            errors.add(new FieldError("/validFrom", "in-the-past", "From now on, or later."));
        }
        if (until != null && !until.isAfter(begin)) {
            errors.add(new FieldError("/validUntil", "before-valid-from", "The end does not lie after the beginning."));
        }
        return new Period(begin, until);
    }

    /// A new way in takes two persons, as an agreement does.
    static Optional<Refusal> confirm(AdmissionFacts admission, String person) {
        if (admission.confirmed()) {
            return Optional.of(Refusal.ALREADY_CONFIRMED);
        }
        if (admission.over()) {
            return Optional.of(Refusal.ALREADY_OVER);
        }
        return admission.addedBy().equals(person) ? Optional.of(Refusal.FOUR_EYES) : Optional.empty();
    }

    /// One person is enough: who has lost a key or left an authority is to be shut out at once.
    static Optional<Refusal> end(AdmissionFacts admission) {
        return admission.over() ? Optional.of(Refusal.ALREADY_OVER) : Optional.empty();
    }

    private AdmissionRules() {}
}
