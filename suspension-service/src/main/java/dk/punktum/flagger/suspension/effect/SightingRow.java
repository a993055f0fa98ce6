package dk.punktum.flagger.suspension.effect;

import dk.punktum.flagger.events.SuspensionEffective.Sighting.Place;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/// A row of `effect_sighting`.
@Embeddable
record SightingRow(@Enumerated(EnumType.STRING) Place place, String server, Instant seenAt) {

    static Set<SightingRow> of(Sightings sightings) {
        return sightings.since().entrySet().stream()
                .map(each ->
                        new SightingRow(each.getKey().place(), each.getKey().server(), each.getValue()))
                .collect(Collectors.toSet());
    }

    static Sightings sightings(Collection<SightingRow> rows) {
        return new Sightings(rows.stream()
                .collect(Collectors.toMap(row -> new AskedServer(row.place(), row.server()), SightingRow::seenAt)));
    }
}
