package dk.punktum.flagger.messaging;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How the outbox and its relay behave.
@ConfigMapping(prefix = "flagger.outbox")
public interface OutboxSettings {

    /// Whether this instance relays. Events are written down either way.
    @WithDefault("true")
    boolean enabled();

    /// How many rows one cycle sends and deletes at most.
    @WithDefault("500")
    int batchSize();

    /// How soon an idle relay looks again by itself; doubles up to [#pollMax].
    @WithDefault("50ms")
    Duration pollMin();

    /// How long an idle relay waits at most. A safety net: a commit in this process wakes the relay at once.
    @WithDefault("2s")
    Duration pollMax();

    /// How long the producer tries before the relay takes over with its own back-off. A transaction is open that long.
    @WithDefault("10s")
    Duration deliveryTimeout();

    /// The largest Kafka record, in bytes: the producer's `max.request.size`. Not less than what the dead-letter topics
    /// take, which is twice what the others do.
    @WithDefault("1048576")
    int maxRecordBytes();

    /// How long the inbox remembers what it has done. Longer than Kafka keeps events (90 days).
    @WithDefault("120d")
    Duration inboxKept();
}
