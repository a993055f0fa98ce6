package dk.punktum.flagger.standin.suspensions;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.config.Config;

/// Where Kafka is and how to log in: every `kafka.*` property, under Kafka's own name. A variable of the environment
/// such
/// as `KAFKA_SECURITY_PROTOCOL` is one of them.
@Singleton
final class KafkaLogin {

    private static final String PREFIX = "kafka.";

    private final Map<String, Object> settings = new HashMap<>();

    @Inject
    KafkaLogin(Config config) {
        for (String property : config.getPropertyNames()) {
            String name = property.toLowerCase(Locale.ROOT).replace('_', '.');
            if (name.startsWith(PREFIX)) {
                config.getOptionalValue(property, String.class)
                        .ifPresent(value -> settings.put(name.substring(PREFIX.length()), value));
            }
        }
    }

    /// A broker that asks for nothing.
    KafkaLogin(String bootstrapServers) {
        settings.put("bootstrap.servers", bootstrapServers);
    }

    Map<String, Object> settings() {
        return Map.copyOf(settings);
    }
}
