package dk.punktum.flagger.intake.client;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How machine identities are checked.
@ConfigMapping(prefix = "flagger.clients")
interface ClientSettings {

    /// Who compares the certificate of the TLS connection with the one that a token is bound to.
    @WithDefault("SERVICE")
    Comparer certificatesComparedBy();

    enum Comparer {
        /// We, on our own TLS connection: a bound token that comes by another way is refused.
        SERVICE,
        /// The proxy that ends TLS. Only behind one that does.
        PROXY
    }
}
