package dk.punktum.flagger.notification.letter;

import dk.punktum.flagger.events.AppealBody;
import dk.punktum.flagger.events.CloseCause;
import dk.punktum.flagger.events.DeclineReason;
import dk.punktum.flagger.events.DomainName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a notice speaks about. What the occasion does not call for can be absent.
///
/// @param further    whether the name was held already when this hold was placed
/// @param closeCause absent as well when the case's end has not been told yet
/// @param annulledBy who annulled the verdict, when somebody did
public record Circumstances(
        String caseNumber,
        DomainName domain,
        @Nullable String legalGround,
        @Nullable DeclineReason declineReason,
        @Nullable Instant placedAt,
        @Nullable Instant plannedEnd,
        boolean further,
        @Nullable Instant effectiveAt,
        @Nullable Long millisToEffect,
        @Nullable CloseCause closeCause,
        @Nullable AppealBody annulledBy,
        @Nullable Instant liftedAt) {

    /// Whether the case ended before somebody whose name has not come yet: two topics tell it.
    public boolean awaitAnnuller() {
        return closeCause == CloseCause.ANNULLED && annulledBy == null;
    }

    /// The code of the words about the end; absent as long as they can not be chosen.
    @Nullable
    String causeCode() {
        return switch (closeCause) {
            case null -> null;
            case WITHDRAWN, REVERSED, ORDER_ENDED -> closeCause.name();
            case ANNULLED -> annulledBy == null ? null : "ANNULLED_BY_" + annulledBy.name();
        };
    }
}
