package dk.punktum.flagger.notification.story;

import dk.punktum.flagger.events.DomainName;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/// The story of each case.
@ApplicationScoped
class CaseStories implements PanacheRepositoryBase<CaseStory, UUID> {

    /// The known story, or a new one with nothing in it yet.
    CaseStory of(UUID caseId, String caseNumber, DomainName domain, UUID agreementId) {
        return findByIdOptional(caseId).orElseGet(() -> {
            var story = new CaseStory(caseId, caseNumber, domain, agreementId);
            persist(story);
            return story;
        });
    }

    List<CaseStory> about(DomainName domain) {
        return list("domain", domain.aLabel());
    }
}
