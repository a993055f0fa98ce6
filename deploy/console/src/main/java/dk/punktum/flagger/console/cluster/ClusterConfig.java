package dk.punktum.flagger.console.cluster;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/// How often we look, and from when on a person has to.
@ConfigMapping(prefix = "console.cluster")
interface ClusterConfig {

    /// Between two looks.
    Duration every();

    /// How long the broker may take for a question.
    Duration patience();

    /// How long samples are kept.
    Duration keep();

    Limits limits();

    /// From when on a group is said to be behind, and from when on somebody has to act.
    interface Limits {
        /// Oldest unread record: "behind".
        Duration behind();

        /// Oldest unread record, and the group is not catching up: somebody has to act.
        Duration act();

        /// Oldest unread record of a group without a single member: somebody has to act.
        Duration nobodyReads();
    }
}
