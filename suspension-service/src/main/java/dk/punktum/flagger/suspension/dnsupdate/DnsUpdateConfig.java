package dk.punktum.flagger.suspension.dnsupdate;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/// The zone's primary, for `suspension.effect.by=dns-update`.
@ConfigMapping(prefix = "suspension.dns-update")
interface DnsUpdateConfig {

    /// `address:port`; TCP.
    Optional<String> server();

    @WithDefault("dk")
    String zone();

    Key key();

    /// For the connection, and for each answer.
    @WithDefault("PT3S")
    Duration timeout();

    /// How many names are changed at once.
    @WithDefault("4")
    int concurrency();

    /// TTL of what leads to a landing page: as long as it may be remembered after it is gone.
    @WithDefault("PT5M")
    Duration landingPageTtl();

    /// A TSIG key for hmac-sha256 (RFC 8945).
    interface Key {

        Optional<String> name();

        /// In base64.
        Optional<String> secret();

        /// How far from its signing time a message is still taken, and so how wrong the clocks may be. While one
        /// is on its way, twice as long, a newer order for the name waits.
        @WithDefault("PT30S")
        Duration fudge();
    }
}
