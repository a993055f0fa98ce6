package dk.punktum.flagger.console.trace;

import dk.punktum.flagger.console.reading.SeenRecord;
import dk.punktum.flagger.events.DomainReinstated;
import dk.punktum.flagger.events.DomainSuspended;
import dk.punktum.flagger.events.SuspensionEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which records of a name belong together. No clock, no database.
final class StoryRules {

    /// The stories of one name, the one that began last first. A record belongs to its case; else to the case of
    /// its flag, or of its number; else to what its correlation id names.
    static List<Story> of(String domain, Collection<SeenRecord> records) {
        List<Step> steps = records.stream().map(Step::of).sorted(Step.IN_TIME).toList();
        Map<String, String> matters = matters(records);
        Map<String, List<Step>> together = new LinkedHashMap<>();
        for (Step step : steps) {
            together.computeIfAbsent(matter(step.record(), matters), _ -> new ArrayList<>())
                    .add(step);
        }
        long newest = steps.stream()
                .map(Step::event)
                .filter(event -> event instanceof DomainSuspended || event instanceof DomainReinstated)
                .mapToLong(event -> ((SuspensionEvent) event).sequence())
                .max()
                .orElse(0);
        return together.values().stream()
                .map(its -> new Story(domain, its, newest))
                .sorted(Comparator.comparing(
                                (Story story) -> story.steps().getFirst().at())
                        .reversed())
                .toList();
    }

    /// From flag ids and case numbers to cases.
    private static Map<String, String> matters(Collection<SeenRecord> records) {
        Map<String, String> matters = new HashMap<>();
        for (SeenRecord record : records) {
            if (record.caseId() != null) {
                String matter = record.caseId().toString();
                matters.put(matter, matter);
                put(matters, record.flagId(), matter);
                put(matters, record.caseNumber(), matter);
            }
        }
        return matters;
    }

    private static void put(Map<String, String> matters, @Nullable Object name, String matter) {
        if (name != null) {
            matters.putIfAbsent(name.toString(), matter);
        }
    }

    private static String matter(SeenRecord record, Map<String, String> matters) {
        for (Object name :
                new @Nullable Object[] {record.caseId(), record.flagId(), record.caseNumber(), record.correlationId()
                }) {
            if (name != null) {
                return matters.getOrDefault(name.toString(), name.toString());
            }
        }
        return "";
    }

    private StoryRules() {}
}
