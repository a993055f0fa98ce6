package dk.punktum.flagger.intake.sandbox;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;
import java.util.Set;

/// Who tries things out. A client is of the sandbox or of an agreement, never both.
@ConfigMapping(prefix = "flagger.sandbox")
interface SandboxSettings {

    /// OAuth clients; each has a sandbox of its own.
    Optional<Set<String>> clients();

    /// Legal grounds that their agreements cover.
    Set<String> grounds();
}
