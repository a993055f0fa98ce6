package dk.punktum.flagger.intake.sandbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// Who tries things out. A client is of the sandbox or of an agreement, never both.
@ConfigMapping(prefix = "flagger.sandbox")
interface SandboxSettings {

    /// OAuth clients; each has a sandbox of its own.
    Optional<Set<String>> clients();

    /// Legal grounds that their agreements cover.
    Set<String> grounds();

    /// How often it is looked which step of a story has come.
    @WithDefault("1s")
    Duration every();
}
