package dk.punktum.flagger.suspension.hold;

import dk.punktum.flagger.events.DeletionDue;
import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.DomainReinstated;
import dk.punktum.flagger.events.DomainSuspended;
import dk.punktum.flagger.events.HoldSnapshot;
import dk.punktum.flagger.events.PollMessageQueued;
import dk.punktum.flagger.events.SuspensionEffective;
import dk.punktum.flagger.events.SuspensionEffective.Change;
import dk.punktum.flagger.events.SuspensionEvent;
import dk.punktum.flagger.events.SuspensionState;
import dk.punktum.flagger.messaging.Outbox;
import dk.punktum.flagger.suspension.effect.Effects;
import dk.punktum.flagger.suspension.effect.Order;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/// Tells everybody of a name's change, and has the effect watched of what the registry is told to do. Joins the
/// transaction that makes the change.
@ApplicationScoped
class TellChange {

    private final Outbox outbox;
    private final Effects effects;

    TellChange(Outbox outbox, Effects effects) {
        this.outbox = outbox;
        this.effects = effects;
    }

    /// @param hold the one that was placed or lifted
    void tell(Hold hold, List<SuspensionEvent> events) {
        for (SuspensionEvent event : events) {
            outbox.publish(event, hold.flagId().toString());
            switch (event) {
                case DomainSuspended told ->
                    watch(hold, told.domain(), told.sequence(), Change.SUSPENDED, told.before(), told.suspendedAt());
                case DomainReinstated told ->
                    watch(hold, told.domain(), told.sequence(), Change.REINSTATED, told.restore(), told.reinstatedAt());
                case SuspensionState _, SuspensionEffective _, DeletionDue _, PollMessageQueued _ -> {}
            }
        }
    }

    private void watch(
            Hold hold, DomainName domain, long sequence, Change change, HoldSnapshot free, Instant orderedAt) {
        effects.order(new Order(
                domain,
                sequence,
                change,
                hold.id(),
                hold.caseId(),
                hold.caseNumber(),
                hold.flagId(),
                hold.agreementId(),
                free,
                orderedAt));
    }
}
