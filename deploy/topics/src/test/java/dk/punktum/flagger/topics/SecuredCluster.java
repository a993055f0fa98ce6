package dk.punktum.flagger.topics;

import dk.punktum.flagger.backing.Kafka;
import dk.punktum.flagger.backing.KafkaCertificates;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;

/// A broker that asks for certificates and denies what nobody has allowed.
final class SecuredCluster implements AutoCloseable {

    static final String ZONE_GENERATION = "zone-generation";
    static final String CONSOLE = "console";
    static final String STRANGER = "stranger";

    private final KafkaCertificates certificates;
    private final Kafka broker;
    private final Path administrator;

    SecuredCluster(Path directory) {
        certificates = KafkaCertificates.in(directory.resolve("certificates"), users());
        broker = Kafka.secured(directory.resolve("kafka"), certificates);
        administrator = directory.resolve("administrator.properties");
        broker.start();
        try (var file = Files.newBufferedWriter(administrator, StandardCharsets.UTF_8)) {
            var login = new Properties();
            login.putAll(certificates.clientSettings(KafkaCertificates.ADMINISTRATOR));
            login.store(file, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> users() {
        return Stream.concat(
                        Parties.all().stream().filter(Party::isService).map(Party::name),
                        Stream.of(ZONE_GENERATION, CONSOLE, STRANGER))
                .toList();
    }

    /// Exit code, and what was said.
    record Said(int exitCode, String text) {

        static Said of(String... arguments) {
            var text = new StringWriter();
            int exitCode = Run.command()
                    .setOut(new PrintWriter(text))
                    .setErr(new PrintWriter(text))
                    .execute(arguments);
            return new Said(exitCode, text.toString());
        }
    }

    /// The command, logged in as the administrator.
    Said run(String... further) {
        return Said.of(Stream.concat(
                        Stream.of(
                                "--bootstrap-servers",
                                broker.bootstrapServers(),
                                "--command-config",
                                administrator.toString(),
                                "--replication-factor",
                                "1",
                                "--min-insync-replicas",
                                "1",
                                "--principal",
                                "User:CN=%s",
                                "--downstream",
                                ZONE_GENERATION,
                                "--operators",
                                CONSOLE),
                        Stream.of(further))
                .toArray(String[]::new));
    }

    Map<String, Object> settings(String user) {
        Map<String, Object> settings = new HashMap<>(certificates.clientSettings(user));
        settings.put("bootstrap.servers", broker.bootstrapServers());
        return settings;
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    Admin admin() {
        return Admin.create(settings(KafkaCertificates.ADMINISTRATOR));
    }

    @Override
    public void close() {
        broker.close();
    }
}
