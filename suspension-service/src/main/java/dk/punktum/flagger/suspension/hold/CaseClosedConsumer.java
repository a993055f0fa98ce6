package dk.punktum.flagger.suspension.hold;

import dk.punktum.flagger.events.CaseClosed;
import dk.punktum.flagger.messaging.Inbox;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// `case-closed`: the hold that rests on the case has to go.
@ApplicationScoped
class CaseClosedConsumer {

    private final Inbox inbox;
    private final RememberClosedCase rememberClosedCase;

    CaseClosedConsumer(Inbox inbox, RememberClosedCase rememberClosedCase) {
        this.inbox = inbox;
        this.rememberClosedCase = rememberClosedCase;
    }

    @Incoming("case-closed")
    @Blocking
    void on(ConsumerRecords<String, byte[]> batch) {
        inbox.eachOnce(batch, CaseClosed.class, "lift-hold", told -> rememberClosedCase.on(told.event()));
    }
}
