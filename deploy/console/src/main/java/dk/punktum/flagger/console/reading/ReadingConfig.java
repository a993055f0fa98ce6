package dk.punktum.flagger.console.reading;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/// How Kafka is read.
@ConfigMapping(prefix = "console.reading")
interface ReadingConfig {

    /// Whether this instance reads at all.
    boolean enabled();

    /// Records of one transaction, at most.
    int batch();

    /// How often new topics are looked for, and how far Kafka has come.
    Duration look();

    /// First and longest pause while Kafka or the database is away.
    Duration firstRetry();

    Duration longestRetry();

    /// How often old rows are deleted, how many in one step, and how old a replaced state of a compacted topic becomes.
    Duration cleanEvery();

    int cleanStep();

    Duration replacedKept();
}
