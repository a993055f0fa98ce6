package dk.punktum.flagger.console.pipeline;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A stage on the front page.
///
/// @param count        unfinished there; null while its service has told nothing
/// @param oldest       how long the oldest of them has waited; null when there is none
/// @param inPerMinute  null while it is not known
/// @param outPerMinute null while it is not known
/// @param tooLong      whether a person should look why
record StageView(
        Stage stage,
        @Nullable Long count,
        @Nullable Duration oldest,
        @Nullable Double inPerMinute,
        @Nullable Double outPerMinute,
        boolean tooLong) {}
