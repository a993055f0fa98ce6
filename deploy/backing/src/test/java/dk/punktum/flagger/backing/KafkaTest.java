package dk.punktum.flagger.backing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.punktum.flagger.events.EventType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KafkaTest {

    private final Kafka kafka = Backing.forTests().kafka();

    @ParameterizedTest
    @EnumSource(EventType.class)
    void hasTheTopicsOfTheContract(EventType type) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            Map<String, TopicDescription> topics = admin.describeTopics(Set.of(type.topic(), type.deadLetterTopic()))
                    .allTopicNames()
                    .get();

            assertThat(topics.get(type.topic()).partitions())
                    .hasSize(type.topicConfig().partitions());
            assertThat(topics.get(type.deadLetterTopic()).partitions())
                    .hasSize(type.deadLetterTopicConfig().partitions());
        }
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void keepsWhatTheContractSays(EventType type) throws Exception {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, type.topic());
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            var config = admin.describeConfigs(Set.of(topic)).all().get().get(topic);

            type.topicConfig()
                    .settings()
                    .forEach((name, value) ->
                            assertThat(config.get(name).value()).isEqualTo(value));
        }
    }

    @Test
    void makesNoTopicByItself() {
        assertThatThrownBy(() -> Records.send(kafka, "not-in-the-contract", "key", "value"))
                .rootCause()
                .isInstanceOf(UnknownTopicOrPartitionException.class);
    }

    @Test
    void topicsThatAreThereAreLeftAlone() {
        KafkaTopics.ensure(kafka.bootstrapServers());
        KafkaTopics.ensure(kafka.bootstrapServers());
    }

    @Test
    void aRestartKeepsPortAndRecords() throws ExecutionException, InterruptedException {
        // Given
        String address = kafka.bootstrapServers();
        String key = Records.uniqueKey();
        Records.send(kafka, "flag-received", key, "before");

        // When
        kafka.restart();

        // Then
        Records.send(kafka, "flag-received", key, "after");
        assertThat(kafka.bootstrapServers()).isEqualTo(address);
        assertThat(Records.read(kafka, "flag-received", key, 2)).isEqualTo(List.of("before", "after"));
    }
}
