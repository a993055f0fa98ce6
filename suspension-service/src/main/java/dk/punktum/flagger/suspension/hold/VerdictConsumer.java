package dk.punktum.flagger.suspension.hold;

import dk.punktum.flagger.events.CaseDecided;
import dk.punktum.flagger.messaging.Inbox;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// `case-decided`: an upheld case wants a hold.
@ApplicationScoped
class VerdictConsumer {

    private final Inbox inbox;
    private final RequestHold requestHold;

    VerdictConsumer(Inbox inbox, RequestHold requestHold) {
        this.inbox = inbox;
        this.requestHold = requestHold;
    }

    @Incoming("case-decided")
    @Blocking
    void on(ConsumerRecords<String, byte[]> batch) {
        inbox.eachOnce(batch, CaseDecided.class, "request-hold", told -> requestHold.on(told.event()));
    }
}
