package dk.punktum.flagger.messaging;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Splits rows so that within a wave each lane speaks on one topic only. Kafka keeps order inside a partition; where
/// one
/// key's story goes on on another topic, the next wave waits until Kafka has the one before.
final class Waves {

    private record Place(String topic, int wave) {}

    static List<List<OutboxRow>> of(List<OutboxRow> rows) {
        Map<String, Place> last = new HashMap<>();
        Map<Integer, List<OutboxRow>> waves = new TreeMap<>();
        for (OutboxRow row : rows) {
            String topic = row.record().topic();
            Place place = last.merge(
                    row.lane(),
                    new Place(topic, 0),
                    (before, _) -> before.topic().equals(topic) ? before : new Place(topic, before.wave() + 1));
            waves.computeIfAbsent(place.wave(), _ -> new ArrayList<>()).add(row);
        }
        return List.copyOf(waves.values());
    }

    private Waves() {}
}
