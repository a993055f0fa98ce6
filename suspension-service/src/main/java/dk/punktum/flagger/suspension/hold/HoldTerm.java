package dk.punktum.flagger.suspension.hold;

import java.time.Instant;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/// How long a hold lasts: for a period from its placing, until a moment, or until it is lifted.
///
/// @param period          in calendar days in Denmark
/// @param fixedEnd        instead of a period
/// @param deletionFollows whether the name is to be deleted at the end; otherwise the hold just ends
public record HoldTerm(@Nullable Period period, @Nullable Instant fixedEnd, boolean deletionFollows) {

    public HoldTerm {
        if (period != null && fixedEnd != null) {
            throw new IllegalArgumentException("a hold lasts for a period or until a moment, not both");
        }
        if (deletionFollows && period == null && fixedEnd == null) {
            throw new IllegalArgumentException("deletion follows an end");
        }
    }
}
