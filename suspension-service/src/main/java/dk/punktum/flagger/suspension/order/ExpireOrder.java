package dk.punktum.flagger.suspension.order;

import dk.punktum.flagger.events.CloseCause;
import dk.punktum.flagger.suspension.hold.RememberClosedCase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jboss.logging.Logger;

/// Ends an order that has run out, when no deletion follows: its hold is lifted.
@ApplicationScoped
class ExpireOrder {

    private static final Logger LOG = Logger.getLogger(ExpireOrder.class);

    private final HoldOrders orders;
    private final RememberClosedCase rememberClosedCase;
    private final Clock clock;

    ExpireOrder(HoldOrders orders, RememberClosedCase rememberClosedCase, Clock clock) {
        this.orders = orders;
        this.rememberClosedCase = rememberClosedCase;
        this.clock = clock;
    }

    /// @return whether there was one
    @Transactional
    boolean expireNext() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var found = orders.nextExpired(now);
        found.ifPresent(order -> {
            order.expire(now);
            rememberClosedCase.end(order.id(), CloseCause.ORDER_ENDED, now);
            LOG.infof("order %s: %s", order.id(), order.status());
        });
        return found.isPresent();
    }
}
