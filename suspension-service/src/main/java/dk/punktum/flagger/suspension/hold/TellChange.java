package dk.punktum.flagger.suspension.hold;

import dk.punktum.flagger.events.DeletionDue;
import dk.punktum.flagger.events.DomainReinstated;
import dk.punktum.flagger.events.DomainSuspended;
import dk.punktum.flagger.events.PollMessageQueued;
import dk.punktum.flagger.events.SuspensionEffective;
import dk.punktum.flagger.events.SuspensionEffective.Change;
import dk.punktum.flagger.events.SuspensionEvent;
import dk.punktum.flagger.events.SuspensionState;
import dk.punktum.flagger.messaging.Outbox;
import dk.punktum.flagger.suspension.dnsupdate.OrderDnsUpdate;
import dk.punktum.flagger.suspension.effect.Effects;
import dk.punktum.flagger.suspension.effect.Order;
import dk.punktum.flagger.suspension.poll.NameChange;
import dk.punktum.flagger.suspension.poll.QueuePollMessage;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Tells everybody of a name's change, and has the effect watched of what the registry is told to do. Joins the
/// transaction that makes the change.
@ApplicationScoped
class TellChange {

    private final Outbox outbox;
    private final Effects effects;
    private final OrderDnsUpdate orderDnsUpdate;
    private final QueuePollMessage queuePollMessage;

    TellChange(Outbox outbox, Effects effects, OrderDnsUpdate orderDnsUpdate, QueuePollMessage queuePollMessage) {
        this.outbox = outbox;
        this.effects = effects;
        this.orderDnsUpdate = orderDnsUpdate;
        this.queuePollMessage = queuePollMessage;
    }

    /// @param hold the one that was placed or lifted
    void tell(Suspension name, Hold hold, List<SuspensionEvent> events) {
        for (SuspensionEvent event : events) {
            orderDnsUpdate.order(event);
            switch (event) {
                case DomainSuspended told -> {
                    // Not always the one that was placed or lifted: another one may decide the measure now.
                    Hold deciding = name.hold(told.holdId());
                    outbox.publish(told, deciding.correlationId());
                    effects.order(order(deciding, told));
                    queuePollMessage.of(change(deciding, told));
                }
                case DomainReinstated told -> {
                    outbox.publish(told, hold.correlationId());
                    effects.order(order(hold, told));
                    queuePollMessage.of(change(hold, told));
                }
                case SuspensionState _, SuspensionEffective _, DeletionDue _, PollMessageQueued _ ->
                    outbox.publish(event, hold.correlationId());
            }
        }
    }

    private static NameChange change(Hold hold, DomainSuspended told) {
        return new NameChange(
                told.domain(),
                told.sequence(),
                Change.SUSPENDED,
                told.holdCause(),
                told.caseNumber(),
                told.legalGround(),
                told.before(),
                told.statuses(),
                told.delegation(),
                hold.registrar(),
                told.suspendedAt(),
                hold.correlationId());
    }

    private static NameChange change(Hold hold, DomainReinstated told) {
        return new NameChange(
                told.domain(),
                told.sequence(),
                Change.REINSTATED,
                told.holdCause(),
                told.caseNumber(),
                hold.legalGround(),
                told.restore(),
                List.of(),
                null,
                hold.registrar(),
                told.reinstatedAt(),
                hold.correlationId());
    }

    static Order order(Hold hold, DomainSuspended told) {
        return new Order(
                told.domain(),
                told.sequence(),
                Change.SUSPENDED,
                hold.id(),
                hold.caseId(),
                hold.caseNumber(),
                hold.cause(),
                hold.flagId(),
                hold.agreementId(),
                told.before(),
                told.delegation(),
                told.suspendedAt());
    }

    static Order order(Hold hold, DomainReinstated told) {
        return new Order(
                told.domain(),
                told.sequence(),
                Change.REINSTATED,
                hold.id(),
                hold.caseId(),
                hold.caseNumber(),
                hold.cause(),
                hold.flagId(),
                hold.agreementId(),
                told.restore(),
                null,
                told.reinstatedAt());
    }
}
