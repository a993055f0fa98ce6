package dk.punktum.flagger.registry.agreement;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An agreement as the registry's people see it.
record AgreementView(
        UUID id,
        int version,
        AgreementStatus status,
        AuthorityView authority,
        Set<String> clientIds,
        Set<String> grounds,
        LocalDate validFrom,
        LocalDate validUntil,
        @Nullable String documentSha256,
        Map<Criterion, CriterionEvidence> criteria,
        List<StatusChange> changes) {

    record AuthorityView(String name, String cvr, String contactEmail, String language) {}
}
