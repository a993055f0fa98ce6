package dk.punktum.flagger.casework.flagcase;

import java.util.EnumSet;
import java.util.Set;

/// The life of a case. `next()` is the only place that knows it.
public enum CaseStatus {
    /// Arrived, formal checks running.
    OPEN,
    /// A person has to decide.
    UNDER_REVIEW,
    /// The measure is carried out.
    UPHELD,
    /// It is not; the decline reason says why.
    DECLINED,
    /// Over: the flag was withdrawn, or the verdict reversed or annulled.
    CLOSED;

    Set<CaseStatus> next() {
        return switch (this) {
            case OPEN -> EnumSet.of(UNDER_REVIEW, UPHELD, DECLINED, CLOSED);
            case UNDER_REVIEW -> EnumSet.of(UPHELD, DECLINED, CLOSED);
            case UPHELD -> EnumSet.of(CLOSED);
            case DECLINED, CLOSED -> EnumSet.noneOf(CaseStatus.class);
        };
    }
}
