package dk.punktum.flagger.console.figures;

import dk.punktum.flagger.events.CloseCause;
import dk.punktum.flagger.events.DeclineReason;
import dk.punktum.flagger.events.Verdict;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An authority's decision about one name, and what has become of it until now. What has not happened is
/// `null`.
///
/// @param ground         code of the legal ground, such as `terms-9.1`
/// @param acknowledgedAt when its case was opened
/// @param effectiveAt    when the suspension was seen in DNS and RDAP
record Order(
        UUID agreementId,
        String ground,
        Instant receivedAt,
        @Nullable Instant acknowledgedAt,
        @Nullable Instant decidedAt,
        @Nullable Verdict verdict,
        @Nullable DeclineReason refusedFor,
        @Nullable Instant effectiveAt,
        @Nullable CloseCause closedFor) {}
