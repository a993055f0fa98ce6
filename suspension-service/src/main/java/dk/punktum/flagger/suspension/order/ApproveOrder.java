package dk.punktum.flagger.suspension.order;

import dk.punktum.flagger.suspension.hold.LandingPage;
import dk.punktum.flagger.suspension.hold.RequestHold;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jboss.logging.Logger;

/// The second person's consent: from now on the order wants its hold. A repeat changes nothing.
@ApplicationScoped
class ApproveOrder {

    private static final Logger LOG = Logger.getLogger(ApproveOrder.class);

    private final HoldOrders orders;
    private final RequestHold requestHold;
    private final LandingPage landingPage;
    private final Clock clock;

    ApproveOrder(HoldOrders orders, RequestHold requestHold, LandingPage landingPage, Clock clock) {
        this.orders = orders;
        this.requestHold = requestHold;
        this.landingPage = landingPage;
        this.clock = clock;
    }

    @Transactional
    OrderOutcome approve(UUID id, String person) {
        return orders.toChange(id).map(order -> approve(order, person)).orElseGet(OrderOutcome.Unknown::new);
    }

    private OrderOutcome approve(HoldOrder order, String person) {
        if (order.status() == OrderStatus.APPROVED) {
            return new OrderOutcome.Done(order.view());
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        boolean page = landingPage.delegation().isPresent();
        return OrderRules.approve(order.status(), order.content(), order.draftedBy(), person, page, now)
                .<OrderOutcome>map(OrderOutcome.Refused::new)
                .orElseGet(() -> {
                    requestHold.place(order.approve(person, now));
                    LOG.infof("order %s approved", order.id());
                    return new OrderOutcome.Done(order.view());
                });
    }
}
