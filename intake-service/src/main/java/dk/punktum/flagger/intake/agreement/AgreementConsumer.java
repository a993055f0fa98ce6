package dk.punktum.flagger.intake.agreement;

import dk.punktum.flagger.events.AgreementChanged;
import dk.punktum.flagger.messaging.Inbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Listens to how agreements stand.
@ApplicationScoped
class AgreementConsumer {

    private final Inbox inbox;
    private final LearnAgreement learnAgreement;

    AgreementConsumer(Inbox inbox, LearnAgreement learnAgreement) {
        this.inbox = inbox;
        this.learnAgreement = learnAgreement;
    }

    @Incoming("agreement-changed")
    @Blocking
    void on(ConsumerRecords<String, byte[]> batch) {
        inbox.eachOnce(
                batch, AgreementChanged.class, "learn-agreement", envelope -> learnAgreement.learn(envelope.event()));
    }
}
