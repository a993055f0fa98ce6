package dk.punktum.flagger.suspension.poll;

import dk.punktum.flagger.events.PollMessageQueued;
import dk.punktum.flagger.events.SuspensionEffective.Change;
import dk.punktum.flagger.events.Uuid7;
import dk.punktum.flagger.messaging.Outbox;
import dk.punktum.flagger.suspension.SuspensionConfig;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.jboss.logging.Logger;

/// Puts a change into its registrar's queue, if the name has a registrar. Joins the transaction that makes the change,
/// which holds the name's row.
@ApplicationScoped
public class QueuePollMessage {

    private static final Logger LOG = Logger.getLogger(QueuePollMessage.class);

    private final PollMessages messages;
    private final Outbox outbox;
    private final MeterRegistry meters;
    private final Set<String> registrantManaged;

    QueuePollMessage(PollMessages messages, Outbox outbox, MeterRegistry meters, SuspensionConfig config) {
        this.messages = messages;
        this.outbox = outbox;
        this.meters = meters;
        this.registrantManaged = config.poll().registrantManaged();
    }

    public void of(NameChange change) {
        switch (PollRules.addressee(change.registrar(), registrantManaged)) {
            case Addressee.Registrar(String handle) -> queue(change, handle);
            case Addressee.RegistrantManaged() -> count("registrant-managed");
            case Addressee.Unknown() -> count("registrar-unknown");
            case Addressee.NotInEpp() -> {
                count("registrar-not-in-epp");
                LOG.warnf("%s: its registrar's handle is no EPP client id, so nobody is told", change.domain());
            }
        }
    }

    private void queue(NameChange change, String handle) {
        var sides = PollRules.sides(
                change,
                messages.last(change.domain())
                        .filter(last -> last.change() == Change.SUSPENDED)
                        .map(PollMessageQueued::after)
                        .orElse(null));
        var message = new PollMessageQueued(
                Uuid7.next(),
                change.domain(),
                change.sequence(),
                handle,
                change.change(),
                change.holdCause(),
                change.caseNumber(),
                change.legalGround(),
                sides.before(),
                sides.after(),
                change.changedAt());
        messages.queue(message);
        outbox.publish(message, change.correlationId());
        count("queued");
    }

    private void count(String outcome) {
        meters.counter("flagger.suspension.poll.messages", "outcome", outcome).increment();
    }
}
