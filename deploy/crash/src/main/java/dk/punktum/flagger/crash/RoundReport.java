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
/// @param acted            until all faults were mended, and every client had its last answer
/// @param settled          from then on, until everything had come to rest
/// @param waitedFor        how long, of that, what was under way could still be seen
/// @param took             all of it, checks included
/// @param lost             services that said that they are not live, and were started again
/// @param violations       all that is wrong, by invariant
/// @param broken           what kept the round from its end; empty when nothing did
record RoundReport(
        int round,
        long seed,
        List<Fault> faults,
        int acknowledgements,
        int looks,
        Duration acted,
        Duration settled,
        Map<String, Duration> waitedFor,
        Duration took,
        List<String> lost,
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
