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

    /// Whether all holds at that sequence are known.
    private boolean whole;

    private Instant changedAt;

    @SuppressWarnings("NullAway.Init")
    HeldName() {}

    HeldName(DomainName domain) {
        this.domain = domain.aLabel();
        this.changedAt = Instant.EPOCH;
        this.whole = true;
    }

    /// Takes in what was seen.
    ///
    /// What is new and whole ends the holds that it no longer lists. What is old can still tell of a hold that
    /// came and went in between: that one was over by the time of the newest that is known. While the newest
    /// shows one hold of perhaps many, nothing is over: the state with the same sequence is still to come.
    ///
    /// @param stories all cases about this name that are known, and all that `seen` speaks of
    void see(HoldsSeen seen, Collection<CaseStory> stories) {
        boolean older = seen.sequence() < sequence;
        // One change before this the name was held already, so this hold was not the first.
        boolean afterAnother = !seen.whole() && suspended && seen.sequence() == sequence + 1;
        for (CaseStory story : stories) {
            HoldsSeen.Hold hold = seen.holds().get(story.caseId());
            if (hold != null && story.place(afterAnother ? hold.afterAnother() : hold) && older && whole) {
                story.lift(changedAt, !suspended);
            }
        }
        if (older || (seen.sequence() == sequence && (whole || !seen.whole()))) {
            return;
        }
        sequence = seen.sequence();
        suspended = seen.suspended();
        changedAt = seen.at();
        whole = seen.whole();
        if (!whole) {
            return;
        }
        stories.stream()
                .filter(story -> !seen.holds().containsKey(story.caseId()))
                .forEach(story -> story.lift(changedAt, !suspended));
    }

    boolean isSuspended() {
        return suspended;
    }
}
