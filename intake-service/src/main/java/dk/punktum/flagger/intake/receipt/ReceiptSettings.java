package dk.punktum.flagger.intake.receipt;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Where the keys of receipts are. They are files, never rows: who can read the database, or a copy of it, can not
/// sign.
@ConfigMapping(prefix = "flagger.receipts")
interface ReceiptSettings {

    /// PEM with the private key that signs (PKCS #8, P-256) and its public key.
    Optional<Path> signingKey();

    /// PEM with public keys that are published beside it: those that have signed before, and the one that is next.
    Optional<List<Path>> publishedKeys();

    /// Whether a signing key that is not there is made at the start.
    @WithDefault("false")
    boolean makeMissingKey();
}
