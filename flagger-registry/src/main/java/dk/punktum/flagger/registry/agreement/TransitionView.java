package dk.punktum.flagger.registry.agreement;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// One step in the life of an agreement, and what it does to flags and cases under way.
///
/// @param reasonNeeded whether whoever does it has to say why
/// @param inFlight     the rule from then on
record TransitionView(
        AgreementChange change,
        Set<AgreementStatus> from,
        AgreementStatus to,
        boolean reasonNeeded,
        InFlight inFlight) {

    static List<TransitionView> all() {
        return Arrays.stream(AgreementChange.values())
                .map(change -> new TransitionView(
                        change, change.from(), change.to(), change.needsReason(), InFlightRules.in(change.to())))
                .toList();
    }
}
