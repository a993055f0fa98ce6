package dk.punktum.flagger.notification.notice;

import io.quarkus.panache.common.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which notices somebody wants to see; what is absent does not matter.
///
/// @param domain A-label
record NoticeSearch(
        @Nullable String caseNumber,
        @Nullable UUID caseId,
        @Nullable String domain,
        @Nullable NoticeStatus status) {

    String query() {
        List<String> conditions = new ArrayList<>(List.of("1 = 1"));
        if (caseNumber != null) {
            conditions.add("caseNumber = :caseNumber");
        }
        if (caseId != null) {
            conditions.add("caseId = :caseId");
        }
        if (domain != null) {
            conditions.add("domain = :domain");
        }
        if (status != null) {
            conditions.add("status = :status");
        }
        return String.join(" and ", conditions) + " order by createdAt desc, id desc";
    }

    Parameters parameters() {
        var parameters = new Parameters();
        if (caseNumber != null) {
            parameters.and("caseNumber", caseNumber);
        }
        if (caseId != null) {
            parameters.and("caseId", caseId);
        }
        if (domain != null) {
            parameters.and("domain", domain);
        }
        if (status != null) {
            parameters.and("status", status);
        }
        return parameters;
    }
}
