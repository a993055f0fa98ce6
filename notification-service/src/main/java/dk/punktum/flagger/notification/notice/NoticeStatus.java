package dk.punktum.flagger.notification.notice;

import java.util.EnumSet;
import java.util.Set;

/// The life of a notice. `next()` is the only place that knows it.
public enum NoticeStatus {
    /// To be sent, now or at the next attempt.
    PENDING,
    /// A worker has it in hand. When it does not come back in time (the process died), another one takes it over.
    SENDING,
    /// The recipient's mail server has taken it over.
    DELIVERED,
    /// Will not be tried again by itself: a person has to look, and can have it sent anew.
    FAILED,
    /// There is nobody in this role: a name that the registrant manages has no registrar.
    NOBODY;

    Set<NoticeStatus> next() {
        return switch (this) {
            case PENDING -> EnumSet.of(SENDING);
            case SENDING -> EnumSet.of(SENDING, PENDING, DELIVERED, FAILED, NOBODY);
            case FAILED -> EnumSet.of(PENDING);
            case DELIVERED, NOBODY -> EnumSet.noneOf(NoticeStatus.class);
        };
    }
}
