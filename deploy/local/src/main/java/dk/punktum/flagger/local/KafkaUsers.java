package dk.punktum.flagger.local;

import dk.punktum.flagger.backing.KafkaCertificates;
import dk.punktum.flagger.local.Ports.Part;
import dk.punktum.flagger.topics.Run;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/// The users of a broker with TLS and permissions, as on a cluster: each part of the system has its
/// certificate, and may do what the contract says and nothing else.
final class KafkaUsers {

    /// A downstream system that looks on: what the demo reads with.
    static final String WATCH = "watch";

    private final Path directory;
    private final KafkaCertificates certificates;

    /// @param data where the certificates are kept from run to run
    KafkaUsers(Path data) {
        directory = data.toAbsolutePath().normalize().resolve("certificates");
        certificates = KafkaCertificates.in(
                directory,
                List.of(
                        Part.FLAGGER_REGISTRY.label(),
                        Part.INTAKE_SERVICE.label(),
                        Part.CASE_SERVICE.label(),
                        Part.SUSPENSION_SERVICE.label(),
                        Part.NOTIFICATION_SERVICE.label(),
                        Part.REGISTRY_STAND_IN.label(),
                        Part.CONSOLE.label(),
                        WATCH));
    }

    KafkaCertificates certificates() {
        return certificates;
    }

    Map<String, String> clientSettings(String user) {
        return certificates.clientSettings(user);
    }

    Path certificateOf(String user) {
        return directory.resolve(user + ".pem");
    }

    Path authority() {
        return directory.resolve("authority.pem");
    }

    /// Makes topics and permissions with the command that does so on a cluster.
    void prepare(String bootstrapServers) {
        Path login = directory.resolve("administrator.properties");
        try (var file = Files.newBufferedWriter(login, StandardCharsets.UTF_8)) {
            var settings = new Properties();
            settings.putAll(certificates.clientSettings(KafkaCertificates.ADMINISTRATOR));
            settings.store(file, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var said = new StringWriter();
        int exitCode = Run.command()
                .setOut(new PrintWriter(said))
                .setErr(new PrintWriter(said))
                .execute(
                        "--bootstrap-servers",
                        bootstrapServers,
                        "--command-config",
                        login.toString(),
                        "--replication-factor",
                        "1",
                        "--min-insync-replicas",
                        "1",
                        "--principal",
                        "User:CN=%s",
                        "--downstream",
                        Part.REGISTRY_STAND_IN.label(),
                        "--downstream",
                        WATCH,
                        "--operators",
                        Part.CONSOLE.label());
        if (exitCode != 0) {
            throw new CannotStart("Topics and permissions could not be made: " + said);
        }
    }
}
