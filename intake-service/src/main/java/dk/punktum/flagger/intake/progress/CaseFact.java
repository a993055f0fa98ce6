package dk.punktum.flagger.intake.progress;

import dk.punktum.flagger.events.CloseCause;
import dk.punktum.flagger.events.DeclineReason;
import dk.punktum.flagger.events.Verdict;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One thing that happened to the case about a flagged name.
///
/// @param verdict       with `DECIDED` only
/// @param declineReason with the verdict `DECLINED` only
/// @param closeCause    with `CLOSED` only
record CaseFact(
        Kind kind,
        UUID caseId,
        String caseNumber,
        Instant happenedAt,
        @Nullable Verdict verdict,
        @Nullable DeclineReason declineReason,
        @Nullable CloseCause closeCause) {

    enum Kind {
        OPENED,
        DECIDED,
        CLOSED
    }
}
