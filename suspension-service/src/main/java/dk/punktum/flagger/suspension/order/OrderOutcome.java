package dk.punktum.flagger.suspension.order;

/// What came of a wish.
sealed interface OrderOutcome {

    record Done(OrderView order) implements OrderOutcome {}

    /// There is such an order already.
    record Known(OrderView order) implements OrderOutcome {}

    record Refused(OrderRules.Refusal refusal) implements OrderOutcome {}

    record Unknown() implements OrderOutcome {}
}
