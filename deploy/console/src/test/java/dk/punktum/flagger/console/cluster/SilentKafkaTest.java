package dk.punktum.flagger.console.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dk.punktum.flagger.backing.Identity;
import dk.punktum.flagger.console.ConsoleBacking;
import dk.punktum.flagger.console.Person;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// A console that can not reach Kafka.
@QuarkusTest
@QuarkusTestResource(value = SilentKafkaTest.NoKafka.class, restrictToAnnotatedClass = true)
class SilentKafkaTest {

    static {
        // What comes over Kafka takes its time where other modules are tested beside this one.
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
    }

    public static final class NoKafka extends ConsoleBacking {
        @Override
        public Map<String, String> start() {
            Map<String, String> settings = super.start();
            // Nobody listens on port 1.
            settings.put("kafka.bootstrap.servers", "localhost:1");
            settings.put("console.cluster.patience", "PT0.5S");
            return settings;
        }
    }

    @TestHTTPResource
    String address;

    @Inject
    Cluster cluster;

    @Test
    void aSilentKafkaIsSaidWithTheTimeAndOldFiguresStay() {
        // Given a console that has never reached Kafka
        Person vera = Person.loggedIn(address, Identity.VERA);
        await("the first look to fail").until(() -> cluster.now().silentSince() != null);
        assertThat(vera.get("/topics").body())
                .contains("Kafka does not answer since")
                .doesNotContain("<table");

        // Given one that has, once
        Instant before = Instant.parse("2026-09-01T10:00:00Z");
        var partition = new Look.Place("flag-received", 0);
        cluster.saw(
                new Look(
                        before,
                        Map.of(partition, new Look.Partition(0, 9, before)),
                        List.of(new Look.Group("case-service", 1, Map.of(partition, 9L), Set.of()))),
                Map.of());

        // When
        await("the next look to fail").until(() -> cluster.now().silentSince() != null);

        // Then
        HttpResponse<String> page = vera.get("/topics");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("Kafka does not answer since")
                .contains("The figures are from 1 Sept 2026 12:00:00 (Danish time)")
                .contains("class=\"old\"")
                .contains("case-service");
        assertThat(vera.get("/topics/flag-received/case-service").body()).contains("Kafka does not answer since");
        assertThat(vera.get("/q/metrics").body())
                .contains("flagger_console_kafka_answers 0.0")
                .doesNotContain("group=\"case-service\"");
        assertThat(vera.get("/q/health/ready").statusCode()).isEqualTo(200);
    }
}
