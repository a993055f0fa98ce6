package dk.punktum.flagger.messaging;

import dk.punktum.flagger.events.CaseDecided;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class CaseDecidedConsumer {

    private final Inbox inbox;
    private final Ledger ledger;

    CaseDecidedConsumer(Inbox inbox, Ledger ledger) {
        this.inbox = inbox;
        this.ledger = ledger;
    }

    @Incoming("case-decided")
    @Blocking
    void on(ConsumerRecords<String, byte[]> batch) {
        inbox.eachOnce(batch, CaseDecided.class, "decided", decided -> ledger.write("decided", decided));
    }
}
