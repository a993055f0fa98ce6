package dk.punktum.flagger.standin.suspensions;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/// How the suspension events are followed.
@ConfigMapping(prefix = "standin")
interface SuspensionConfig {

    /// From reading a change to carrying it out, as if the zone were built every so often. Not used while starting.
    Duration applyDelay();

    /// After a failure, how long to wait before everything is read anew.
    Duration retryAfter();
}
