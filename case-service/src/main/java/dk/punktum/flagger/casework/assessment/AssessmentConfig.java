package dk.punktum.flagger.casework.assessment;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/// How cases are assessed, and how patiently. `application.properties` gives the reasons.
@ConfigMapping(prefix = "assessment")
interface AssessmentConfig {

    /// How often left-over cases are looked for.
    Duration poll();

    /// How many cases are assessed side by side.
    int atOnce();

    /// For how long a case belongs to the instance that took it.
    Duration lease();

    Duration firstRetry();

    Duration longestRetry();
}
