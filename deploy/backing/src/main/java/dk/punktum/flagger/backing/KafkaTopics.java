package dk.punktum.flagger.backing;

import dk.punktum.flagger.events.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/// The topics of the contract, made on a broker that may have them already.
final class KafkaTopics {

    private static final int PARTITIONS = 6;
    private static final String NINETY_DAYS = Long.toString(90L * 24 * 60 * 60 * 1000);

    private KafkaTopics() {}

    static void ensure(String bootstrapServers) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            Set<String> present = admin.listTopics().names().get();
            List<NewTopic> missing = new ArrayList<>(ofContract());
            missing.removeIf(topic -> present.contains(topic.name()));
            admin.createTopics(missing).all().get();
        } catch (ExecutionException e) {
            // Two services of a stack may get here at the same time.
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("Could not create the topics", e.getCause());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static List<NewTopic> ofContract() {
        List<NewTopic> topics = new ArrayList<>();
        for (EventType type : EventType.values()) {
            topics.add(new NewTopic(type.topic(), PARTITIONS, (short) 1).configs(configs(type)));
            topics.add(new NewTopic(type.deadLetterTopic(), 1, (short) 1).configs(Map.of("retention.ms", "-1")));
        }
        return topics;
    }

    private static Map<String, String> configs(EventType type) {
        return switch (type.retention()) {
            case TIME -> Map.of("cleanup.policy", "delete", "retention.ms", NINETY_DAYS);
            case COMPACTED -> Map.of("cleanup.policy", "compact");
        };
    }
}
