package dk.punktum.flagger.notification.delivery;

import dk.punktum.flagger.events.NoticeFailed.FailureReason;
import dk.punktum.flagger.notification.letter.Language;

/// Where a notice goes, if anywhere.
sealed interface Addressee {

    record At(Mailbox mailbox, Language language) implements Addressee {}

    /// There is somebody, and no way to reach him by mail.
    record OutOfReach(FailureReason reason) implements Addressee {}

    /// There is nobody in this role.
    record Nobody() implements Addressee {}
}
