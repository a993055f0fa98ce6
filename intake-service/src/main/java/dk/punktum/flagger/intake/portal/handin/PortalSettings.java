package dk.punktum.flagger.intake.portal.handin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// What the portal asks besides our own database.
@ConfigMapping(prefix = "flagger.portal")
interface PortalSettings {

    /// The register's RDAP base address; without it no registrars are shown.
    Optional<URI> rdapUrl();

    /// A person waits for it, and can go on without.
    @WithDefault("3s")
    Duration rdapPatience();
}
