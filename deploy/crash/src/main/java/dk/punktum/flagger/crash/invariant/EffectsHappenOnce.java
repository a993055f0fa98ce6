package dk.punktum.flagger.crash.invariant;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// However often an event is delivered, its work is done once, and what that work tells has one event's id.
public final class EffectsHappenOnce {

    /// A row that one event's handling writes, and nothing else does.
    public record Work(String service, String table, String row) {}

    /// @param begun how often committed transactions have set about to write it; whether or not it was there already
    public static List<String> violations(Map<Work, Integer> begun, List<Told> told) {
        List<String> violations = new ArrayList<>();
        begun.forEach((work, times) -> {
            if (times > 1) {
                violations.add("the same event was worked on %d times: %s.%s of %s"
                        .formatted(times, work.service(), work.table(), work.row()));
            }
        });
        Map<String, Set<String>> ids = new TreeMap<>();
        for (Told each : told) {
            ids.computeIfAbsent(each.topic() + " of " + each.subject(), _ -> new TreeSet<>())
                    .add(each.eventId());
        }
        ids.forEach((what, events) -> {
            if (events.size() > 1) {
                violations.add("%s is told as %d events: %s".formatted(what, events.size(), events));
            }
        });
        return violations;
    }

    private EffectsHappenOnce() {}
}
