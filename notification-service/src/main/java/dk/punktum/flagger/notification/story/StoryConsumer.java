package dk.punktum.flagger.notification.story;

import dk.punktum.flagger.events.AgreementChanged;
import dk.punktum.flagger.events.AppealDecided;
import dk.punktum.flagger.events.CaseClosed;
import dk.punktum.flagger.events.CaseDecided;
import dk.punktum.flagger.events.DomainReinstated;
import dk.punktum.flagger.events.DomainSuspended;
import dk.punktum.flagger.events.SuspensionEffective;
import dk.punktum.flagger.events.SuspensionState;
import dk.punktum.flagger.messaging.Inbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Reads what the other services say.
@ApplicationScoped
class StoryConsumer {

    private final Inbox inbox;
    private final FollowStory followStory;
    private final Authorities authorities;

    StoryConsumer(Inbox inbox, FollowStory followStory, Authorities authorities) {
        this.inbox = inbox;
        this.followStory = followStory;
        this.authorities = authorities;
    }

    @Incoming("agreement-changed")
    @Blocking
    void agreementChanged(ConsumerRecords<String, byte[]> batch) {
        inbox.eachOnce(batch, AgreementChanged.class, "remember-authority", envelope -> {
            AgreementChanged event = envelope.event();
            authorities.remember(event.agreementId(), event.version(), event.authorityName());
        });
    }

    @Incoming("case-decided")
    @Blocking
    void caseDecided(ConsumerRecords<String, byte[]> batch) {
        inbox.eachOnce(batch, CaseDecided.class, "follow-case-decided", followStory::decided);
    }

    @Incoming("appeal-decided")
    @Blocking
    void appealDecided(ConsumerRecords<String, byte[]> batch) {
        inbox.eachOnce(batch, AppealDecided.class, "follow-appeal-decided", followStory::appealDecided);
    }

    @Incoming("case-closed")
    @Blocking
    void caseClosed(ConsumerRecords<String, byte[]> batch) {
        inbox.eachOnce(batch, CaseClosed.class, "follow-case-closed", followStory::closed);
    }

    @Incoming("domain-suspended")
    @Blocking
    void domainSuspended(ConsumerRecords<String, byte[]> batch) {
        inbox.eachOnce(batch, DomainSuspended.class, "follow-domain-suspended", followStory::suspended);
    }

    @Incoming("suspension-effective")
    @Blocking
    void suspensionEffective(ConsumerRecords<String, byte[]> batch) {
        inbox.eachOnce(batch, SuspensionEffective.class, "follow-suspension-effective", followStory::effective);
    }

    @Incoming("domain-reinstated")
    @Blocking
    void domainReinstated(ConsumerRecords<String, byte[]> batch) {
        inbox.eachOnce(batch, DomainReinstated.class, "follow-domain-reinstated", followStory::reinstated);
    }

    @Incoming("suspension-state")
    @Blocking
    void suspensionState(ConsumerRecords<String, byte[]> batch) {
        inbox.eachOnce(batch, SuspensionState.class, "follow-suspension-state", followStory::state);
    }
}
