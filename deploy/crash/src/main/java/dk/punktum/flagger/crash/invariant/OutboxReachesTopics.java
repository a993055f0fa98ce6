package dk.punktum.flagger.crash.invariant;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Every committed event has reached its topic under its key, and nothing is on a topic that no transaction committed.
public final class OutboxReachesTopics {

    public static List<String> violations(List<OutboxRow> written, List<TopicRecord> records) {
        List<String> violations = new ArrayList<>();
        Set<List<String>> there = records.stream()
                .map(record -> List.of(record.eventId(), record.topic(), record.key()))
                .collect(Collectors.toSet());
        for (OutboxRow row : written) {
            if (!there.contains(List.of(row.eventId(), row.topic(), row.key()))) {
                violations.add("event %s of %s about %s, outbox position %d, is not on %s"
                        .formatted(row.eventId(), row.service(), row.key(), row.position(), row.topic()));
            }
        }
        Map<String, OutboxRow> byEvent =
                written.stream().collect(Collectors.toMap(OutboxRow::eventId, row -> row, (first, _) -> first));
        records.stream()
                .filter(record -> !byEvent.containsKey(record.eventId()))
                .forEach(record -> violations.add("%s has event %s about %s, which nobody committed"
                        .formatted(record.topic(), record.eventId(), record.key())));
        return violations;
    }

    private OutboxReachesTopics() {}
}
