package dk.punktum.flagger.casework.agreement;

import dk.punktum.flagger.events.AgreementChanged;
import dk.punktum.flagger.messaging.Inbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Keeps what flagger-registry says about agreements.
@ApplicationScoped
class AgreementConsumer {

    private final Inbox inbox;
    private final AgreementVersions versions;

    AgreementConsumer(Inbox inbox, AgreementVersions versions) {
        this.inbox = inbox;
        this.versions = versions;
    }

    @Incoming("agreement-changed")
    @Blocking
    void on(ConsumerRecords<String, byte[]> batch) {
        inbox.eachOnce(
                batch, AgreementChanged.class, "record-agreement", envelope -> versions.record(envelope.event()));
    }
}
