package dk.punktum.flagger.console.reading;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which records somebody wants to see. What is not given does not narrow.
///
/// @param domain     A-label
/// @param caseNumber of a case or an order
/// @param topics     any of these; empty: all
public record RecordFilter(
        @Nullable String domain, @Nullable String caseNumber, Set<String> topics) {

    public RecordFilter {
        topics = Set.copyOf(topics);
    }

    public boolean matches(SeenRecord record) {
        return (domain == null || domain.equals(record.domain()))
                && (caseNumber == null || caseNumber.equals(record.caseNumber()))
                && (topics.isEmpty() || topics.contains(record.topic()));
    }
}
