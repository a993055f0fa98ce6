package dk.punktum.flagger.crash.invariant;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// A name's events are on one partition, and those about one thing stand there in the order in which the database has
/// them, repeats aside; and `sequence` has no gap and no number used twice. Events about one name that two flags, two
/// cases or two notices tell of have no order: their transactions do not exclude each other.
public final class OrderIsKept {

    public static List<String> violations(
            List<OutboxRow> written, List<TopicRecord> records, List<StateTold> statesInOrder) {
        List<String> violations = new ArrayList<>(ofTopics(written, records));
        violations.addAll(ofStates(statesInOrder));
        return violations;
    }

    private static List<String> ofTopics(List<OutboxRow> written, List<TopicRecord> records) {
        Map<String, OutboxRow> rows =
                written.stream().collect(Collectors.toMap(OutboxRow::eventId, row -> row, (first, _) -> first));
        Map<List<String>, List<TopicRecord>> lanes =
                records.stream().collect(Collectors.groupingBy(record -> List.of(record.topic(), record.key())));
        List<String> violations = new ArrayList<>();
        lanes.forEach((lane, ofLane) -> {
            if (ofLane.stream().map(TopicRecord::partition).distinct().count() > 1) {
                violations.add("%s is on several partitions".formatted(lane));
                return;
            }
            Set<String> seen = new HashSet<>();
            Map<String, OutboxRow> last = new HashMap<>();
            ofLane.stream()
                    .sorted((one, other) -> Long.compare(one.offset(), other.offset()))
                    .filter(record -> seen.add(record.eventId()))
                    .filter(record -> rows.containsKey(record.eventId()))
                    .forEach(record -> {
                        OutboxRow row = Objects.requireNonNull(rows.get(record.eventId()));
                        OutboxRow before = last.put(row.service() + " " + record.subject(), row);
                        if (before != null && before.position() > row.position()) {
                            violations.add("%s: outbox position %d of %s comes after %d"
                                    .formatted(lane, row.position(), row.service(), before.position()));
                        }
                    });
        });
        return violations;
    }

    private static List<String> ofStates(List<StateTold> states) {
        List<String> violations = new ArrayList<>();
        Map<String, Map<Long, Set<String>>> contents = new TreeMap<>();
        Map<String, Long> highest = new HashMap<>();
        for (StateTold state : states) {
            boolean isNew = contents.computeIfAbsent(state.domain(), _ -> new TreeMap<>())
                    .computeIfAbsent(state.sequence(), _ -> new TreeSet<>())
                    .add(state.content());
            long before = highest.getOrDefault(state.domain(), 0L);
            if (isNew && state.sequence() != before + 1 && state.sequence() > before) {
                violations.add("%s: sequence %d follows %d".formatted(state.domain(), state.sequence(), before));
            }
            highest.merge(state.domain(), state.sequence(), Math::max);
        }
        contents.forEach((domain, numbers) -> numbers.forEach((sequence, content) -> {
            if (content.size() > 1) {
                violations.add("%s: sequence %d has %d contents".formatted(domain, sequence, content.size()));
            }
        }));
        return violations;
    }

    private OrderIsKept() {}
}
