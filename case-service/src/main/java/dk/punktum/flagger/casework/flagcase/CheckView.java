package dk.punktum.flagger.casework.flagcase;

import dk.punktum.flagger.casework.flagcase.CheckResult.Result;
import dk.punktum.flagger.events.DeclineReason;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A formal check as officers see it.
record CheckView(
        @Schema(examples = "NAME_REGISTERED") String code,
        Result result,
        @Nullable DeclineReason declineReason,
        Instant checkedAt) {}
