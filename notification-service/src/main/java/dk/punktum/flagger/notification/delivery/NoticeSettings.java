package dk.punktum.flagger.notification.delivery;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.time.Duration;

/// What is said in every notice, and how hard it is tried to deliver one.
@ConfigMapping(prefix = "flagger.notices")
interface NoticeSettings {

    /// What the registry calls itself.
    String registryName();

    /// Where notices come from, and where bounces go.
    String from();

    /// Under which address the public reaches this service; `/verify/…` below it tells whether a notice is genuine.
    URI publicUrl();

    /// How many are in hand at the same time.
    int parallel();

    /// How long a worker may have one in hand before another one takes it over.
    Duration claim();

    Retry retry();

    /// When a failed attempt is made again.
    interface Retry {

        /// After the first failure. Doubles with each further one.
        Duration first();

        /// At most.
        Duration longest();

        /// After so many, a person has to look.
        int attempts();
    }
}
