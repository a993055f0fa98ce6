package dk.punktum.flagger.crash;

import dk.punktum.flagger.crash.fault.Fault;
import dk.punktum.flagger.crash.invariant.Invariant;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What one round was, and what was found.
///
/// @param acknowledgements in this round, and not in those before
/// @param looks            at what was acknowledged, meanwhile
/// @param settled          until everything had come to rest
/// @param violations       all that is wrong, by invariant
/// @param broken           what kept the round from its end; empty when nothing did
record RoundReport(
        int round,
        long seed,
        List<Fault> faults,
        int acknowledgements,
        int looks,
        Duration settled,
        Map<Invariant, List<String>> violations,
        List<String> broken) {

    Set<Invariant> violated() {
        Set<Invariant> violated = EnumSet.noneOf(Invariant.class);
        violations.forEach((invariant, found) -> {
            if (!found.isEmpty()) {
                violated.add(invariant);
            }
        });
        return violated;
    }

    boolean isGood() {
        return broken.isEmpty() && violated().isEmpty();
    }
}
