package dk.punktum.flagger.suspension.order;

import java.util.EnumSet;
import java.util.Set;

/// The life of an order. `next()` is the only place that knows it.
enum OrderStatus {
    /// Entered by one person; nothing is held.
    DRAFT,
    /// A second person has looked at it: the name is held, or will be.
    APPROVED,
    /// Given up before it was approved.
    DISCARDED,
    /// Somebody has ended it.
    LIFTED,
    /// It has run out, and no deletion follows.
    EXPIRED;

    Set<OrderStatus> next() {
        return switch (this) {
            case DRAFT -> EnumSet.of(APPROVED, DISCARDED);
            case APPROVED -> EnumSet.of(LIFTED, EXPIRED);
            case DISCARDED, LIFTED, EXPIRED -> EnumSet.noneOf(OrderStatus.class);
        };
    }
}
