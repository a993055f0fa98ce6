package dk.punktum.flagger.console.trace;

import dk.punktum.flagger.console.reading.SeenRecord;
import dk.punktum.flagger.console.reading.SeenRecords;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// Finds the stories of what somebody wants traced.
@ApplicationScoped
class Stories {

    /// A flag can be about hundreds of names; a page that is read has room for these.
    private static final int NAMES = 20;

    /// Of one name; a story has some fifteen.
    private static final int RECORDS = 1_000;

    private static final int HITS = 2_000;

    private final SeenRecords records;

    Stories(SeenRecords records) {
        this.records = records;
    }

    /// @param names   that the stories are about
    /// @param leftOut names that are left out because there are too many
    record Found(List<Story> stories, Set<String> names, int leftOut) {
        Found {
            stories = List.copyOf(stories);
            names = Set.copyOf(names);
        }
    }

    Found of(Sought sought) {
        return switch (sought) {
            case Sought.Name name -> new Found(about(name.domain()), Set.of(name.domain()), 0);
            case Sought.Number number -> among(sought, records.numbered(number.number(), HITS));
            case Sought.Id id -> among(sought, records.identified(id.id(), HITS));
            case Sought.NotUnderstood _ -> new Found(List.of(), Set.of(), 0);
        };
    }

    /// Only the stories in which a hit lies: a name can have others.
    private Found among(Sought sought, List<SeenRecord> hits) {
        Set<String> names = hits.stream()
                .map(SeenRecord::domain)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<Story> stories = new ArrayList<>();
        names.stream()
                .limit(NAMES)
                .forEach(name -> about(name).stream()
                        .filter(story -> story.steps().stream().anyMatch(step -> sought.isIn(step.record())))
                        .forEach(stories::add));
        return new Found(stories, names, Math.max(0, names.size() - NAMES));
    }

    private List<Story> about(String domain) {
        return StoryRules.of(domain, records.about(domain, RECORDS));
    }
}
