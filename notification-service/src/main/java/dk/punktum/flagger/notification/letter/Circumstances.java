package dk.punktum.flagger.notification.letter;

import dk.punktum.flagger.events.CloseCause;
import dk.punktum.flagger.events.DeclineReason;
import dk.punktum.flagger.events.DomainName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a notice speaks about. What the occasion does not call for can be absent.
///
/// @param further    whether the name was held already when this hold was placed
/// @param closeCause absent as well when the case's end has not been told yet
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
        @Nullable Instant liftedAt) {}
