package dk.punktum.flagger.intake;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/// How much is taken in at once.
@ConfigMapping(prefix = "flagger.intake")
public interface IntakeLimits {

    /// The largest decision document; must stay below `quarkus.http.limits.max-body-size`.
    @WithDefault("20M")
    MemorySize documentSize();

    /// The largest JSON body. A hundred long names and three long statements are far below it.
    @WithDefault("1M")
    MemorySize jsonSize();

    /// The largest table, and the largest body of XARF reports: it is held in memory whole.
    @WithDefault("8M")
    MemorySize fileSize();

    /// Where documents lie while they arrive; the platform's directory for temporary files when it is absent.
    Optional<Path> uploadDirectory();
}
