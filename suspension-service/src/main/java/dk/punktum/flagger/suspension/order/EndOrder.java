package dk.punktum.flagger.suspension.order;

import dk.punktum.flagger.events.CloseCause;
import dk.punktum.flagger.suspension.hold.RememberClosedCase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Ends an order: a draft is discarded, an approved one is lifted, and with it the hold. A repeat changes nothing.
@ApplicationScoped
class EndOrder {

    private static final Logger LOG = Logger.getLogger(EndOrder.class);

    private final HoldOrders orders;
    private final RememberClosedCase rememberClosedCase;
    private final Clock clock;

    EndOrder(HoldOrders orders, RememberClosedCase rememberClosedCase, Clock clock) {
        this.orders = orders;
        this.rememberClosedCase = rememberClosedCase;
        this.clock = clock;
    }

    /// @param reason why it is lifted; null: it is a draft to be discarded
    @Transactional
    OrderOutcome end(UUID id, @Nullable LiftReason reason, String person) {
        return orders.toChange(id).map(order -> end(order, reason, person)).orElseGet(OrderOutcome.Unknown::new);
    }

    private OrderOutcome end(HoldOrder order, @Nullable LiftReason reason, String person) {
        OrderStatus wanted = reason == null ? OrderStatus.DISCARDED : OrderStatus.LIFTED;
        if (order.status() == wanted) {
            return new OrderOutcome.Done(order.view());
        }
        Optional<OrderRules.Refusal> refusal = OrderRules.become(order.status(), wanted);
        if (refusal.isPresent()) {
            return new OrderOutcome.Refused(refusal.get());
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (reason == null) {
            order.discard(person, now);
        } else {
            order.lift(reason, person, now);
            rememberClosedCase.end(order.id(), CloseCause.ORDER_ENDED, now);
        }
        LOG.infof("order %s: %s", order.id(), order.status());
        return new OrderOutcome.Done(order.view());
    }
}
