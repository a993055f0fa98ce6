package dk.punktum.flagger.suspension.order;

import dk.punktum.flagger.events.HoldCause;
import dk.punktum.flagger.suspension.hold.HoldStands;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/// After a restore of the database to an earlier time, an order whose hold stands may be a draft again, or missing.
/// It stands as well: otherwise nobody could lift it.
@ApplicationScoped
class AdoptOrder {

    private static final Logger LOG = Logger.getLogger(AdoptOrder.class);

    private final HoldOrders orders;

    AdoptOrder(HoldOrders orders) {
        this.orders = orders;
    }

    /// Joins the transaction that adopts the name.
    void adopt(@Observes HoldStands stands) {
        HoldCause cause = stands.active().holdCause();
        if (cause == null || cause == HoldCause.FLAG) {
            return;
        }
        HoldOrder known = orders.findById(stands.active().caseId());
        if (known == null) {
            orders.persist(HoldOrder.lost(stands.domain(), cause, stands.active()));
            orders.skipNumbersUpTo(OrderRules.serial(stands.active().caseNumber()));
            LOG.warnf(
                    "order %s was lost; what is known of it is kept",
                    stands.active().caseId());
        } else if (known.status() == OrderStatus.DRAFT) {
            known.adopt(stands.active().placedAt());
            LOG.warnf("order %s was approved by somebody who is not known any more", known.id());
        }
    }
}
