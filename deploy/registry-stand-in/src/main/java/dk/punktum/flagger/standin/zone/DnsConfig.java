package dk.punktum.flagger.standin.zone;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/// Where the zone is answered.
@ConfigMapping(prefix = "standin.dns")
interface DnsConfig {

    /// The local address to listen on.
    String address();

    /// UDP and TCP port; 0 takes one that is free.
    int port();

    /// With a key, DNS UPDATE signed with it changes the zone (RFC 2136, RFC 8945), and events no longer do.
    Optional<UpdateKey> updateKey();

    /// Where the zone is kept that updates have changed. Without it, it is forgotten with the process.
    Optional<Path> zoneFile();

    /// For hmac-sha256.
    interface UpdateKey {
        String name();

        /// In base64.
        String secret();
    }
}
