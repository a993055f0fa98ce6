package dk.punktum.flagger.notification.story;

import dk.punktum.flagger.events.DomainName;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Collection;

/// The newest that is known about the holds on one name. Kafka keeps no order across topics: the sequence does.
@Entity
class HeldName {

    @Id
    private String domain;

    private long sequence;
    private boolean suspended;
    private Instant changedAt;

    @SuppressWarnings("NullAway.Init")
    HeldName() {}

    HeldName(DomainName domain) {
        this.domain = domain.aLabel();
        this.changedAt = Instant.EPOCH;
    }

    /// Takes in what was seen.
    ///
    /// What is new ends the holds that it no longer lists. What is old can still tell of a hold that came and went
    /// in between: that one was over by the time of the newest that is known.
    ///
    /// @param stories all cases about this name that are known, and all that `seen` speaks of
    void see(HoldsSeen seen, Collection<CaseStory> stories) {
        boolean older = seen.sequence() < sequence;
        for (CaseStory story : stories) {
            HoldsSeen.Hold hold = seen.holds().get(story.caseId());
            if (hold != null && story.place(hold) && older) {
                story.lift(changedAt, !suspended);
            }
        }
        if (seen.sequence() <= sequence) {
            return;
        }
        sequence = seen.sequence();
        suspended = !seen.holds().isEmpty();
        changedAt = seen.at();
        stories.stream()
                .filter(story -> !seen.holds().containsKey(story.caseId()))
                .forEach(story -> story.lift(changedAt, !suspended));
    }

    boolean isSuspended() {
        return suspended;
    }
}
