package dk.punktum.flagger.suspension.appeal;

import dk.punktum.flagger.events.AppealBody;
import dk.punktum.flagger.events.AppealOutcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that happened in the appeals of a case.
///
/// @param outcome of an appeal that has ended; null when one was made
record AppealStep(AppealBody body, Instant at, @Nullable AppealOutcome outcome) {}
