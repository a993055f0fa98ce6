package dk.punktum.flagger.suspension.rdap;

import dk.punktum.flagger.events.ActiveHold;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What of the holds is told as an event. No clock, no database.
final class RdapRules {

    /// When the first of the holds has its end, unless deletion has to wait for an appeal against it.
    static Optional<Instant> plannedDeletion(List<ActiveHold> holds) {
        return holds.stream()
                .filter(hold -> hold.frozenSince() == null)
                .map(ActiveHold::plannedEnd)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder());
    }

    private RdapRules() {}
}
