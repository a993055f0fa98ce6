package dk.punktum.flagger.notification.delivery;

import dk.punktum.flagger.events.NoticeFailed.FailureReason;

/// What came of one attempt.
sealed interface DeliveryOutcome {

    record Delivered() implements DeliveryOutcome {}

    /// There is nobody to tell.
    record Lapsed() implements DeliveryOutcome {}

    record Failed(FailureReason reason, String trouble) implements DeliveryOutcome {}

    record Postponed(String trouble) implements DeliveryOutcome {}
}
