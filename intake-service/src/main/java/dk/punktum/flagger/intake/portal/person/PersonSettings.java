package dk.punktum.flagger.intake.portal.person;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How flagger-registry is asked who acts for an authority.
@ConfigMapping(prefix = "flagger.portal.persons")
interface PersonSettings {

    /// How long an answer counts, and so the longest that somebody who was shut out can go on.
    @WithDefault("5s")
    Duration remembered();
}
