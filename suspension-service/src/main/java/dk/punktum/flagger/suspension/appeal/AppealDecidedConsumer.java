package dk.punktum.flagger.suspension.appeal;

import dk.punktum.flagger.events.AppealDecided;
import dk.punktum.flagger.messaging.Inbox;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// `appeal-decided`: deletion need not wait any longer, or all the more.
@ApplicationScoped
class AppealDecidedConsumer {

    private final Inbox inbox;
    private final RememberAppeal rememberAppeal;

    AppealDecidedConsumer(Inbox inbox, RememberAppeal rememberAppeal) {
        this.inbox = inbox;
        this.rememberAppeal = rememberAppeal;
    }

    @Incoming("appeal-decided")
    @Blocking
    void on(ConsumerRecords<String, byte[]> batch) {
        inbox.eachOnce(batch, AppealDecided.class, "unfreeze-hold", told -> on(told.event()));
    }

    private void on(AppealDecided event) {
        rememberAppeal.on(event.caseId(), new AppealStep(event.body(), event.decidedAt(), event.outcome()));
    }
}
