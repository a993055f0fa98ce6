package dk.punktum.flagger.intake.lookup;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// Who is asked about names, and for how long. `application.properties` gives the reasons.
@ConfigMapping(prefix = "flagger.lookup")
interface LookupSettings {

    /// The register's RDAP base address, without a slash at the end; without it nothing is known of registrations.
    Optional<URI> rdapUrl();

    /// For all names of a list together.
    Duration rdapPatience();

    /// A resolver's address, such as `192.0.2.53` or `127.0.0.1:5300`; without it nothing is known about mail.
    Optional<String> resolver();

    /// For all names of a flag together.
    Duration mailPatience();

    /// How long is it taken for true whether a name is used for mail.
    Duration mailKept();

    /// How long nobody is asked who was silent several times in a row.
    Duration pause();
}
