package dk.punktum.flagger.intake.quota;

import java.time.Duration;
import java.util.List;

/// What does not fit into the hour.
///
/// @param violated   labels of the policies, such as `names`
/// @param retryAfter until the same flag fits, if nothing else comes meanwhile; whole seconds
public record QuotaExceeded(List<String> violated, Duration retryAfter) {}
