package dk.punktum.flagger.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;

/// The stand-in's zone where it is suspension-service that changes it: a file that outlives the processes, and a TSIG
/// key that the two of them share until the system ends.
final class UpdatedZone {

    private static final String KEY_NAME = "flagger.";

    /// RFC 8945, section 8: at least as long as the digest, which has 256 bits.
    private static final int SECRET_BYTES = 32;

    private final Path file;
    private final String secret;

    /// @param data  where the zone is kept
    /// @param fresh whether to begin with the zone as it is registered
    UpdatedZone(Path data, boolean fresh) {
        file = data.toAbsolutePath().normalize().resolve("dk.zone");
        byte[] bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        secret = Base64.getEncoder().encodeToString(bytes);
        if (fresh) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// What the name server is told.
    Map<String, String> ofPrimary() {
        return Map.of(
                "STANDIN_DNS_UPDATE_KEY_NAME", KEY_NAME,
                "STANDIN_DNS_UPDATE_KEY_SECRET", secret,
                "STANDIN_DNS_ZONE_FILE", file.toString());
    }

    /// What suspension-service is told.
    Map<String, String> ofDriver(int port) {
        return Map.of(
                "SUSPENSION_EFFECT_BY",
                "dns-update",
                "SUSPENSION_DNS_UPDATE_SERVER",
                "127.0.0.1:" + port,
                "SUSPENSION_DNS_UPDATE_KEY_NAME",
                KEY_NAME,
                "SUSPENSION_DNS_UPDATE_KEY_SECRET",
                secret);
    }
}
