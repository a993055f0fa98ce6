package dk.punktum.flagger.standin.register;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What lies on a held name. Lifting it takes this away, and nothing else.
///
/// @param statuses    to be carried besides those that the registration has
/// @param landingPage absent: the name is out of the zone
public record Suspension(Set<EppStatus> statuses, @Nullable LandingPage landingPage) {

    public Suspension {
        statuses = Set.copyOf(statuses);
    }
}
