package dk.punktum.flagger.suspension.appeal;

import dk.punktum.flagger.events.CaseAppealed;
import dk.punktum.flagger.messaging.Inbox;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// `case-appealed`: deletion has to wait.
@ApplicationScoped
class CaseAppealedConsumer {

    private final Inbox inbox;
    private final RememberAppeal rememberAppeal;

    CaseAppealedConsumer(Inbox inbox, RememberAppeal rememberAppeal) {
        this.inbox = inbox;
        this.rememberAppeal = rememberAppeal;
    }

    @Incoming("case-appealed")
    @Blocking
    void on(ConsumerRecords<String, byte[]> batch) {
        inbox.eachOnce(batch, CaseAppealed.class, "freeze-hold", told -> on(told.event()));
    }

    private void on(CaseAppealed event) {
        rememberAppeal.on(event.caseId(), new AppealStep(event.body(), event.appealedAt(), null));
    }
}
