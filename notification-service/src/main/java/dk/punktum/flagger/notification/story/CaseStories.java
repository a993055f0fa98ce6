package dk.punktum.flagger.notification.story;

import dk.punktum.flagger.events.DomainName;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The story of each case.
@ApplicationScoped
class CaseStories implements PanacheRepositoryBase<CaseStory, UUID> {

    /// The known story, or a new one that rests on this flag and has nothing else in it yet.
    CaseStory of(UUID caseId, String caseNumber, DomainName domain, UUID agreementId, @Nullable UUID flagId) {
        CaseStory story =
                findByIdOptional(caseId).orElseGet(() -> new CaseStory(caseId, caseNumber, domain, agreementId));
        if (flagId != null) {
            story.restsOn(flagId);
        }
        // Only now: what is changed after that is a second statement.
        persist(story);
        return story;
    }

    List<CaseStory> about(DomainName domain) {
        return list("domain", domain.aLabel());
    }
}
