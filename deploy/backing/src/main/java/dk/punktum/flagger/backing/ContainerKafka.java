package dk.punktum.flagger.backing;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A broker in a container.
final class ContainerKafka implements Kafka {

    private final int port;
    private final FixedPortContainer container;

    ContainerKafka(int port) {
        this.port = port;
        this.container =
                new FixedPortContainer(ContainerImages.KAFKA.image(), Map.of(port, 9092), environment(port), List.of());
    }

    /// The image takes settings from its environment: `node.id` is `KAFKA_NODE_ID`.
    private static Map<String, String> environment(int port) {
        Map<String, String> settings = KafkaSettings.common();
        settings.put("listeners", "PLAINTEXT://0.0.0.0:9092,CONTROLLER://localhost:9093");
        settings.put("advertised.listeners", "PLAINTEXT://localhost:" + port);
        settings.put("controller.quorum.voters", KafkaSettings.NODE_ID + "@localhost:9093");
        Map<String, String> environment = new HashMap<>();
        settings.forEach((name, value) ->
                environment.put("KAFKA_" + name.toUpperCase(Locale.ROOT).replace('.', '_'), value));
        return environment;
    }

    @Override
    public String description() {
        return "Kafka in a container, on port " + port;
    }

    @Override
    public String bootstrapServers() {
        return "localhost:" + port;
    }

    @Override
    public synchronized void start() {
        container.start();
        KafkaTopics.ensure(bootstrapServers());
    }

    @Override
    public synchronized void stop() {
        container.kill();
    }

    @Override
    public synchronized void close() {
        container.remove();
    }
}
