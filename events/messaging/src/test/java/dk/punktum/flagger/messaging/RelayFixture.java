package dk.punktum.flagger.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dk.punktum.flagger.backing.Backing;
import dk.punktum.flagger.testing.KafkaProbe;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;

/// Relays on a real database and a real Kafka, as many as a test wants.
abstract class RelayFixture {

    static final String TOPIC = "case-opened";
    static final Duration PATIENCE = Duration.ofSeconds(60);

    final TestDatabase database = new TestDatabase();
    final KafkaProbe kafka = new KafkaProbe(Backing.forTests().kafka().bootstrapServers());
    final List<Acknowledged> acknowledged = new CopyOnWriteArrayList<>();
    volatile boolean failingObserver;
    private final List<OutboxRelay> relays = new ArrayList<>();

    OutboxRelay startRelay() {
        return startRelay(TestSettings.usual());
    }

    OutboxRelay startRelay(TestSettings settings) {
        var sender = new KafkaSender(
                Map.of("bootstrap.servers", Backing.forTests().kafka().bootstrapServers()), "relay-test", settings);
        var meters = new OutboxMeters(database.pool, new SimpleMeterRegistry(), Clock.systemUTC());
        var relay = new OutboxRelay(database.pool, sender, settings, meters, Clock.systemUTC(), this::observe);
        relays.add(relay);
        relay.start();
        return relay;
    }

    private void observe(Acknowledged batch) {
        if (failingObserver) {
            throw new IllegalStateException("an observer that fails");
        }
        acknowledged.add(batch);
    }

    /// A key that no other test uses.
    static String newKey(String name) {
        return name + "-" + UUID.randomUUID();
    }

    List<String> arrived(String topic, String key) {
        return kafka.records(topic).stream()
                .filter(record -> key.equals(record.key()))
                .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                .toList();
    }

    List<String> arrived(String key) {
        return arrived(TOPIC, key);
    }

    void awaitArrived(String what, String key, List<String> payloads) {
        await(what)
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(arrived(key)).isEqualTo(payloads));
    }

    /// A crash can repeat what had been sent; what comes for the first time must come in order.
    void awaitArrivedAtLeastOnce(String what, String key, List<String> payloads) {
        await(what)
                .atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(arrived(key).stream().distinct().toList()).isEqualTo(payloads));
    }

    void awaitEmptyOutbox() {
        await("the outbox to be empty")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(database.count("select count(*) from outbox"))
                        .isZero());
    }

    static List<String> numbers(int count) {
        return java.util.stream.IntStream.range(0, count)
                .mapToObj(Integer::toString)
                .toList();
    }

    @AfterEach
    void closeAll() {
        relays.forEach(OutboxRelay::close);
        kafka.close();
        database.close();
    }
}
