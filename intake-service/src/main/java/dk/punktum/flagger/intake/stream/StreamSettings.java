package dk.punktum.flagger.intake.stream;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How flags are followed by server-sent events.
@ConfigMapping(prefix = "flagger.streams")
interface StreamSettings {

    /// How often it is looked whether followed flags have changed: one query, however many are followed.
    @WithDefault("1s")
    Duration every();

    /// How often an open stream says that it is alive. Below the 30 s and 60 s after which proxies give up.
    @WithDefault("15s")
    Duration beat();

    /// How long a stream lives before it has to be opened anew, and so to show a token that is still good.
    @WithDefault("15m")
    Duration lifetime();

    /// Streams open at the same time under one agreement, and of all case officers together; of this
    /// instance.
    @WithDefault("20")
    int mostPerAuthority();
}
