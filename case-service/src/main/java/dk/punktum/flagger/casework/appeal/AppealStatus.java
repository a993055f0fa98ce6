package dk.punktum.flagger.casework.appeal;

import java.util.EnumSet;
import java.util.Set;

/// The life of an appeal. `next()` is the only place that knows it. Until it has ended, the name is not deleted.
enum AppealStatus {
    /// The Board or the court deals with it.
    PENDING,
    /// One officer has written down that the verdict was annulled; a second has to confirm it.
    ANNULMENT_PROPOSED,
    /// The registry has to decide anew: it reverses its verdict, or affirms it.
    REMITTED,
    ENDED;

    Set<AppealStatus> next() {
        return switch (this) {
            case PENDING -> EnumSet.of(ANNULMENT_PROPOSED, REMITTED, ENDED);
            // Proposed again with another date, or seen to be something else.
            case ANNULMENT_PROPOSED -> EnumSet.of(ANNULMENT_PROPOSED, REMITTED, ENDED);
            case REMITTED -> EnumSet.of(ENDED);
            case ENDED -> EnumSet.noneOf(AppealStatus.class);
        };
    }
}
