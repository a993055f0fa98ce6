package dk.punktum.flagger.registry.quality;

import dk.punktum.flagger.events.CaseClosed;
import dk.punktum.flagger.events.CaseDecided;
import dk.punktum.flagger.messaging.Inbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Listens to what becomes of cases.
@ApplicationScoped
class OutcomeConsumer {

    private final Inbox inbox;
    private final CaseOutcomes outcomes;

    OutcomeConsumer(Inbox inbox, CaseOutcomes outcomes) {
        this.inbox = inbox;
        this.outcomes = outcomes;
    }

    @Incoming("case-decided")
    @Blocking
    void onDecided(ConsumerRecords<String, byte[]> batch) {
        inbox.eachOnce(batch, CaseDecided.class, "note-verdict", told -> outcomes.note(told.event()));
    }

    @Incoming("case-closed")
    @Blocking
    void onClosed(ConsumerRecords<String, byte[]> batch) {
        inbox.eachOnce(batch, CaseClosed.class, "note-closing", told -> outcomes.note(told.event()));
    }
}
