package dk.punktum.flagger.backing;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.jspecify.annotations.Nullable;

/// A broker in this JVM.
final class EmbeddedKafka implements Kafka {

    private final Path data;
    private final int port;
    private final int advertisedPort;
    private final @Nullable KafkaCertificates certificates;
    private @Nullable KafkaRaftServer server;

    EmbeddedKafka(Path data, int port) {
        this(data, port, null);
    }

    /// @param certificates for TLS and an authorizer; null: everybody on this machine may do everything
    EmbeddedKafka(Path data, int port, @Nullable KafkaCertificates certificates) {
        this(data, port, port, certificates);
    }

    /// @param advertisedPort where clients are told to go
    EmbeddedKafka(Path data, int port, int advertisedPort, @Nullable KafkaCertificates certificates) {
        this.data = data;
        this.port = port;
        this.advertisedPort = advertisedPort;
        this.certificates = certificates;
    }

    @Override
    public String description() {
        return "Kafka on port " + port;
    }

    @Override
    public String bootstrapServers() {
        return "localhost:" + port;
    }

    @Override
    public synchronized void start() {
        if (server == null) {
            startWithoutTopics();
            if (certificates == null) {
                KafkaTopics.ensure(bootstrapServers());
            }
        }
    }

    synchronized void startWithoutTopics() {
        FreePort.demand("Kafka", port);
        if (!Files.exists(data.resolve("meta.properties"))) {
            format();
        }
        // Nobody else knows the controller's port, so each start takes another. When it is taken, Kafka ends the JVM.
        int controllerPort = FreePort.find();
        Map<String, String> settings = certificates == null
                ? KafkaSettings.of(data, port, advertisedPort, controllerPort)
                : KafkaSettings.secured(data, port, controllerPort, certificates);
        KafkaRaftServer starting = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
        try {
            starting.startup();
        } catch (RuntimeException e) {
            starting.shutdown();
            throw e;
        }
        server = starting;
    }

    private void format() {
        Directories.create(data);
        try {
            new Formatter()
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(KafkaSettings.NODE_ID)
                    .setControllerListenerName(KafkaSettings.CONTROLLER_LISTENER)
                    .setMetadataLogDirectory(data.toString())
                    .addDirectory(data.toString())
                    .setIgnoreFormatted(true)
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                    .run();
        } catch (Exception e) {
            throw new IllegalStateException("Could not format " + data, e);
        }
    }

    @Override
    public synchronized void stop() {
        KafkaRaftServer running = server;
        if (running != null) {
            server = null;
            running.shutdown();
            running.awaitShutdown();
        }
    }

    @Override
    public void close() {
        stop();
    }
}
