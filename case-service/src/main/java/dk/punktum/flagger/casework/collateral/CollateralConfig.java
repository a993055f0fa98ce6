package dk.punktum.flagger.casework.collateral;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import java.util.Optional;

/// Where collateral is looked for, and for how long. `application.properties` gives the reasons.
@ConfigMapping(prefix = "case.collateral")
interface CollateralConfig {

    /// A resolver's address, such as `192.0.2.53` or `127.0.0.1:5300`. Without one nothing is known about mail.
    Optional<String> resolver();

    /// For all looks at one name together.
    Duration timeout();
}
