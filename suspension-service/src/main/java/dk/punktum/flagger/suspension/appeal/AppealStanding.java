package dk.punktum.flagger.suspension.appeal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the appeals of a case mean for the deletion of its name.
///
/// @param steps       how much of the story it is made from
/// @param frozenSince since when deletion has to wait; null when it has not
/// @param decidedAt   when the newest appeal that left the verdict standing ended; null while there is none
public record AppealStanding(
        int steps, @Nullable Instant frozenSince, @Nullable Instant decidedAt) {}
