package dk.punktum.flagger.messaging;

import dk.punktum.flagger.events.CaseClosed;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// No test delivers anything to it by Kafka: it is the handler that has not been heard of since the start.
@ApplicationScoped
class CaseClosedConsumer {

    private final Inbox inbox;
    private final Ledger ledger;

    CaseClosedConsumer(Inbox inbox, Ledger ledger) {
        this.inbox = inbox;
        this.ledger = ledger;
    }

    @Incoming("case-closed")
    @Blocking
    void on(ConsumerRecords<String, byte[]> batch) {
        inbox.eachOnce(batch, CaseClosed.class, "closed", closed -> ledger.write("closed", closed));
    }
}
