package dk.punktum.flagger.console.stream;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/// Limits of the streams.
@ConfigMapping(prefix = "console.stream")
interface StreamConfig {

    /// Streams open at the same time, of all pages and persons; one more is answered with 503.
    int atMost();

    /// How often an open stream says that it is alive. The browser takes 30 s of silence for a loss.
    Duration beat();

    /// How long a stream lives before the browser has to open it anew, and so to show that it is still
    /// logged in.
    Duration lifetime();

    /// Rows of a list that may wait for a slow browser; what comes then is left out and counted.
    int rowsWaiting();
}
