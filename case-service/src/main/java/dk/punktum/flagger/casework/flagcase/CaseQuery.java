package dk.punktum.flagger.casework.flagcase;

import dk.punktum.flagger.events.DomainName;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which cases somebody wants to see. What is null does not matter.
///
/// @param page from 0
public record CaseQuery(
        @Nullable CaseStatus status,
        @Nullable DomainName domain,
        @Nullable UUID flagId,
        @Nullable String caseNumber,
        int page,
        int size) {

    String where() {
        return parameters().keySet().stream()
                .map(member -> member + " = :" + member)
                .collect(Collectors.collectingAndThen(
                        Collectors.joining(" and "), clauses -> clauses.isEmpty() ? "1 = 1" : clauses));
    }

    Map<String, Object> parameters() {
        Map<String, Object> wanted = new HashMap<>();
        if (status != null) {
            wanted.put("status", status);
        }
        if (domain != null) {
            wanted.put("domain", domain.aLabel());
        }
        if (flagId != null) {
            wanted.put("flagId", flagId);
        }
        if (caseNumber != null) {
            wanted.put("caseNumber", caseNumber);
        }
        return wanted;
    }
}
