package dk.punktum.flagger.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.punktum.flagger.backing.KafkaCertificates;
import dk.punktum.flagger.events.TopicConfig;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every user tries every topic of a broker with TLS and an authorizer.
class PermissionsTest {

    private static final byte[] JUNK = "x".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    private static Path directory;

    private static SecuredCluster cluster;

    @BeforeAll
    static void start() throws Exception {
        cluster = new SecuredCluster(directory);
        assertThat(cluster.run().exitCode()).isZero();
        // Something to read on each topic, so that reading is quick.
        try (var producer = producer(KafkaCertificates.ADMINISTRATOR)) {
            for (TopicConfig topic : TopicConfig.all()) {
                producer.send(record(topic.name())).get();
            }
        }
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    static List<String> users() {
        return SecuredCluster.users();
    }

    @ParameterizedTest
    @MethodSource("users")
    void writesWhatItTellsAndNothingElse(String user) throws InterruptedException {
        Set<String> written = new TreeSet<>();
        try (var producer = producer(user)) {
            for (TopicConfig topic : TopicConfig.all()) {
                try {
                    producer.send(record(topic.name())).get();
                    written.add(topic.name());
                } catch (ExecutionException e) {
                    assertThat(e).hasCauseInstanceOf(AuthorizationException.class);
                }
            }
        }

        assertThat(written).isEqualTo(new TreeSet<>(party(user).mayWrite()));
    }

    @ParameterizedTest
    @MethodSource("users")
    void readsWhatItActsOnAndNothingElse(String user) {
        Set<String> read = new TreeSet<>();
        try (var consumer = consumer(user, user)) {
            for (TopicConfig topic : TopicConfig.all()) {
                var partition = new TopicPartition(topic.name(), 0);
                consumer.assign(List.of(partition));
                consumer.seek(partition, 0);
                try {
                    if (!consumer.poll(Duration.ofSeconds(20)).isEmpty()) {
                        read.add(topic.name());
                    }
                } catch (AuthorizationException e) {
                    assertThat(e).isNotInstanceOf(GroupAuthorizationException.class);
                }
            }
        }

        assertThat(read).isEqualTo(new TreeSet<>(party(user).mayRead()));
    }

    @Test
    void aDownstreamSystemCanNotSayThatANameIsSuspended() {
        try (var producer = producer(SecuredCluster.ZONE_GENERATION)) {
            assertThatThrownBy(() -> producer.send(record("domain-suspended")).get())
                    .hasCauseInstanceOf(AuthorizationException.class)
                    .hasMessageContaining("domain-suspended");
        }
    }

    @Test
    void aGroupIsItsOwnersOnly() {
        try (var consumer = consumer(SecuredCluster.ZONE_GENERATION, "suspension-service")) {
            consumer.subscribe(List.of("domain-suspended"));

            assertThatThrownBy(() -> consumer.poll(Duration.ofSeconds(20)))
                    .isInstanceOf(GroupAuthorizationException.class);
        }
    }

    @Test
    void operatorsSeeHowFarEachGroupIsAndNobodyElseDoes() throws Exception {
        try (var consumer = consumer("suspension-service", "suspension-service")) {
            consumer.commitSync(Map.of(new TopicPartition("case-decided", 0), new OffsetAndMetadata(1)));
        }
        try (Admin console = Admin.create(cluster.settings(SecuredCluster.CONSOLE));
                Admin downstream = Admin.create(cluster.settings(SecuredCluster.ZONE_GENERATION))) {
            assertThat(console.listConsumerGroupOffsets("suspension-service")
                            .partitionsToOffsetAndMetadata()
                            .get())
                    .containsKey(new TopicPartition("case-decided", 0));
            assertThatThrownBy(() -> downstream
                            .listConsumerGroupOffsets("suspension-service")
                            .partitionsToOffsetAndMetadata()
                            .get())
                    .hasCauseInstanceOf(GroupAuthorizationException.class);
            assertThatThrownBy(() -> console.deleteConsumerGroups(List.of("suspension-service"))
                            .all()
                            .get())
                    .hasCauseInstanceOf(GroupAuthorizationException.class);
        }
    }

    @Test
    void whoHasNoCertificateIsNotLetIn() {
        var settings = cluster.settings(SecuredCluster.STRANGER);
        settings.remove("ssl.keystore.location");
        settings.remove("ssl.keystore.type");
        settings.put("default.api.timeout.ms", "5000");
        settings.put("request.timeout.ms", "5000");
        try (Admin admin = Admin.create(settings)) {
            assertThatThrownBy(() -> admin.listTopics().names().get()).hasCauseInstanceOf(KafkaException.class);
        }
    }

    private static Party party(String user) {
        return switch (user) {
            case SecuredCluster.ZONE_GENERATION -> named("downstream");
            case SecuredCluster.CONSOLE -> named("operators");
            case SecuredCluster.STRANGER -> new Party(user, Set.of(), Set.of());
            default -> named(user);
        };
    }

    private static Party named(String name) {
        return Parties.all().stream()
                .filter(party -> party.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static ProducerRecord<byte[], byte[]> record(String topic) {
        return new ProducerRecord<>(topic, 0, JUNK, JUNK);
    }

    private static KafkaProducer<byte[], byte[]> producer(String user) {
        Map<String, Object> settings = cluster.settings(user);
        // One that is idempotent is refused as a whole when it may write nothing at all.
        settings.put("enable.idempotence", "false");
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static KafkaConsumer<byte[], byte[]> consumer(String user, String group) {
        Map<String, Object> settings = cluster.settings(user);
        settings.put("group.id", group);
        settings.put("enable.auto.commit", "false");
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
