package dk.punktum.flagger.intake.quota;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How much of one policy is left.
///
/// @param untilMore until there is more; null when all of it is there
public record QuotaStanding(
        QuotaPolicy policy,
        int quota,
        int remaining,
        @Nullable Duration untilMore) {}
