package dk.punktum.flagger.suspension.safety;

import dk.punktum.flagger.events.HoldCause;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A hold that is held back.
///
/// @param since       since when, whatever the reason was at first
/// @param letGoAt     since when nothing is against it any more, and it is being placed
/// @param isProtected whether its name is a protected one now
/// @param releasedBy  who has released it, in the order of time: identities, as in tokens
record WaitingHold(
        UUID holdId,
        String domain,
        @Nullable UUID agreementId,
        HoldCause cause,
        Instant requestedAt,
        WaitReason reason,
        Instant since,
        @Nullable Instant letGoAt,
        boolean isProtected,
        List<String> releasedBy) {}
