package dk.punktum.flagger.suspension.order;

import dk.punktum.flagger.suspension.hold.LandingPage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Keeps an order that one person has entered. Nothing is held before another one approves it.
@ApplicationScoped
class DraftOrder {

    private static final Logger LOG = Logger.getLogger(DraftOrder.class);

    private final HoldOrders orders;
    private final LandingPage landingPage;
    private final Clock clock;

    DraftOrder(HoldOrders orders, LandingPage landingPage, Clock clock) {
        this.orders = orders;
        this.landingPage = landingPage;
        this.clock = clock;
    }

    @Transactional
    OrderOutcome draft(OrderContent content, String person) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Optional<OrderRules.Refusal> refusal =
                OrderRules.draft(content, landingPage.delegation().isPresent(), now);
        if (refusal.isPresent()) {
            return new OrderOutcome.Refused(refusal.get());
        }
        Optional<HoldOrder> same = orders.same(content);
        if (same.isPresent()) {
            return new OrderOutcome.Known(same.get().view());
        }
        HoldOrder order = HoldOrder.drafted(content, orders.nextNumber(), person, now);
        orders.persist(order);
        LOG.infof("order %s drafted: %s on %s", order.id(), content.cause(), content.domain());
        return new OrderOutcome.Done(order.view());
    }
}
