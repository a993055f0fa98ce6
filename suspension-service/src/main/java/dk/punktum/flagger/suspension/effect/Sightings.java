package dk.punktum.flagger.suspension.effect;

import dk.punktum.flagger.events.SuspensionEffective.Sighting;
import dk.punktum.flagger.events.SuspensionEffective.Sighting.Place;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Since when each server has shown an effect; a server that does not show it is not in here.
record Sightings(Map<AskedServer, Instant> since) {

    static final Sightings NONE = new Sightings(Map.of());

    Sightings {
        since = Map.copyOf(since);
    }

    /// After another look: a first sighting stays until the same server shows something else. One that did not answer
    /// has shown nothing else.
    Sightings after(Collection<Look> looks) {
        Map<AskedServer, Instant> later = new HashMap<>(since);
        for (Look look : looks) {
            if (look.seen()) {
                later.putIfAbsent(look.by(), look.answeredAt());
            } else {
                later.remove(look.by());
            }
        }
        return new Sightings(later);
    }

    /// When the last server of this kind came to show it; null while one of them does not.
    @Nullable
    Instant at(Place place, Set<AskedServer> asked) {
        List<AskedServer> there =
                asked.stream().filter(each -> each.place() == place).toList();
        return since.keySet().containsAll(there)
                ? there.stream().map(since::get).max(Comparator.naturalOrder()).orElse(null)
                : null;
    }

    /// In the order of time.
    List<Sighting> told() {
        return since.entrySet().stream()
                .map(each -> new Sighting(each.getKey().place(), each.getKey().server(), each.getValue()))
                .sorted(Comparator.comparing(Sighting::seenAt).thenComparing(Sighting::server))
                .toList();
    }

    /// Without those of servers that are no longer asked.
    Sightings of(Set<AskedServer> asked) {
        Map<AskedServer, Instant> left = new HashMap<>(since);
        left.keySet().retainAll(asked);
        return new Sightings(left);
    }
}
