package dk.punktum.flagger.intake.progress;

import dk.punktum.flagger.events.CaseClosed;
import dk.punktum.flagger.events.CaseDecided;
import dk.punktum.flagger.events.CaseOpened;
import dk.punktum.flagger.events.DomainReinstated;
import dk.punktum.flagger.events.DomainSuspended;
import dk.punktum.flagger.events.SuspensionEffective;
import dk.punktum.flagger.events.SuspensionState;
import dk.punktum.flagger.messaging.Inbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Listens to what becomes of flagged names.
@ApplicationScoped
class ProgressConsumer {

    private final Inbox inbox;
    private final NoteProgress progress;

    ProgressConsumer(Inbox inbox, NoteProgress progress) {
        this.inbox = inbox;
        this.progress = progress;
    }

    @Incoming("case-opened")
    @Blocking
    void onOpened(ConsumerRecords<String, byte[]> batch) {
        inbox.eachOnce(batch, CaseOpened.class, "note-case-opened", told -> progress.opened(told.event()));
    }

    @Incoming("case-decided")
    @Blocking
    void onDecided(ConsumerRecords<String, byte[]> batch) {
        inbox.eachOnce(batch, CaseDecided.class, "note-case-decided", told -> progress.decided(told.event()));
    }

    @Incoming("case-closed")
    @Blocking
    void onClosed(ConsumerRecords<String, byte[]> batch) {
        inbox.eachOnce(batch, CaseClosed.class, "note-case-closed", told -> progress.closed(told.event()));
    }

    @Incoming("domain-suspended")
    @Blocking
    void onSuspended(ConsumerRecords<String, byte[]> batch) {
        inbox.eachOnce(batch, DomainSuspended.class, "note-domain-suspended", told -> progress.suspended(told.event()));
    }

    @Incoming("suspension-effective")
    @Blocking
    void onEffective(ConsumerRecords<String, byte[]> batch) {
        inbox.eachOnce(
                batch,
                SuspensionEffective.class,
                "note-suspension-effective",
                told -> progress.effective(told.event()));
    }

    @Incoming("domain-reinstated")
    @Blocking
    void onReinstated(ConsumerRecords<String, byte[]> batch) {
        inbox.eachOnce(
                batch, DomainReinstated.class, "note-domain-reinstated", told -> progress.reinstated(told.event()));
    }

    @Incoming("suspension-state")
    @Blocking
    void onState(ConsumerRecords<String, byte[]> batch) {
        inbox.eachOnce(batch, SuspensionState.class, "note-suspension-state", told -> progress.state(told.event()));
    }
}
