package dk.punktum.flagger.intake.progress;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The hold on a name that goes back to one flag, as far as it is known.
///
/// @param heldSince        when this hold was placed
/// @param plannedEnd       when deletion of the name becomes due
/// @param effectiveAt      when this hold stood and the name was seen to be out of the zone
/// @param liftedAt         when this hold was lifted
/// @param reinstatedAt     when the last hold on the name was lifted
/// @param seenReinstatedAt when the name was seen to be back in the zone
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HoldLife(
        @Nullable Instant heldSince,
        @Nullable Instant plannedEnd,
        @Nullable Instant effectiveAt,
        @Nullable Instant liftedAt,
        @Nullable Instant reinstatedAt,
        @Nullable Instant seenReinstatedAt) {

    static final HoldLife NONE = new HoldLife(null, null, null, null, null, null);

    /// Whether there is, or was, such a hold.
    boolean known() {
        return heldSince != null || liftedAt != null;
    }

    boolean stands() {
        return heldSince != null && liftedAt == null;
    }
}
