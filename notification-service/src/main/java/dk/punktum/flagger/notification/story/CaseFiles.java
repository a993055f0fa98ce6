package dk.punktum.flagger.notification.story;

import dk.punktum.flagger.events.DomainName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/// Opens the file of a case, for those who write about it.
@ApplicationScoped
public class CaseFiles {

    private final CaseStories stories;
    private final HeldNames names;
    private final Authorities authorities;

    CaseFiles(CaseStories stories, HeldNames names, Authorities authorities) {
        this.stories = stories;
        this.names = names;
        this.authorities = authorities;
    }

    /// @param caseId of a case that there is a notice about
    @Transactional
    public CaseFile of(UUID caseId) {
        CaseStory story = stories.findById(caseId);
        DomainName domain = story.facts().domain();
        return new CaseFile(
                domain,
                story.agreementId(),
                authorities.nameUnder(story.agreementId()),
                names.isHeld(domain),
                story.circumstances());
    }

    /// What ties the events of one story together.
    public String correlationId(UUID caseId) {
        return stories.findById(caseId).correlationId();
    }
}
