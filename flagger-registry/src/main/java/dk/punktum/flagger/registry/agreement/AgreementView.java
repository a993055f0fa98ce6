package dk.punktum.flagger.registry.agreement;

import com.fasterxml.jackson.annotation.JsonInclude;
import dk.punktum.flagger.registry.client.ClientView;
import dk.punktum.flagger.registry.criterion.Criterion;
import dk.punktum.flagger.registry.criterion.CriterionEvidence;
import dk.punktum.flagger.registry.quality.ProposalView;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An agreement as the registry's people see it.
///
/// @param clientIds those of the clients that nobody has ended
/// @param fourEyes  whether what one person of the authority hands in needs another
/// @param next     what can be done to it now, as far as its status is concerned
/// @param inFlight what its status means for flags and cases under way
/// @param alert    the open proposal to suspend it, when too much was refused or reversed
record AgreementView(
        UUID id,
        int version,
        AgreementStatus status,
        AuthorityView authority,
        Set<String> clientIds,
        List<ClientView> clients,
        Set<String> grounds,
        LocalDate validFrom,
        LocalDate validUntil,
        boolean fourEyes,
        @Nullable String documentSha256,
        Map<Criterion, CriterionEvidence> criteria,
        List<StatusChange> changes,
        List<AgreementChange> next,
        InFlight inFlight,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ProposalView alert) {

    record AuthorityView(String name, String cvr, String contactEmail, String language) {}
}
