package dk.punktum.flagger.intake.portal.prepared;

import java.util.EnumSet;
import java.util.Set;

/// The life of what was prepared. `next()` is the only place that knows it.
public enum PreparedStatus {
    /// For another person to approve or return.
    WAITING,
    /// Approved, and sent in the same transaction.
    APPROVED,
    /// To be changed and prepared anew.
    RETURNED;

    Set<PreparedStatus> next() {
        return switch (this) {
            case WAITING -> EnumSet.of(APPROVED, RETURNED);
            case APPROVED, RETURNED -> EnumSet.noneOf(PreparedStatus.class);
        };
    }
}
