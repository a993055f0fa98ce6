package dk.punktum.flagger.standin.zone;

import io.smallrye.config.ConfigMapping;

/// Where the zone is answered.
@ConfigMapping(prefix = "standin.dns")
interface DnsConfig {

    /// The local address to listen on.
    String address();

    /// UDP and TCP port; 0 takes one that is free.
    int port();
}
