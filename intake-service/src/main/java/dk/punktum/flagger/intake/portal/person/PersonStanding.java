package dk.punktum.flagger.intake.portal.person;

import java.util.Set;
import java.util.UUID;

/// What flagger-registry says of a person at this moment.
sealed interface PersonStanding {

    /// @param fourEyes whether what one person hands in needs another of the same authority
    record Acts(UUID agreementId, Set<AuthorityRole> roles, boolean fourEyes) implements PersonStanding {}

    record DoesNotAct(Why why) implements PersonStanding {}

    /// flagger-registry does not answer, or not in a way that is understood.
    record NotKnown() implements PersonStanding {}

    /// flagger-registry's codes.
    enum Why {
        /// Never named.
        UNKNOWN,
        /// Not confirmed yet, or for a later time.
        NOT_YET,
        OVER
    }
}
