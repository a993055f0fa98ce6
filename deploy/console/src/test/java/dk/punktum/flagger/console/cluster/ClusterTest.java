package dk.punktum.flagger.console.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dk.punktum.flagger.backing.Identity;
import dk.punktum.flagger.console.ConsoleBacking;
import dk.punktum.flagger.console.Person;
import dk.punktum.flagger.console.Reader;
import dk.punktum.flagger.testing.KafkaProbe;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ConsoleBacking.class)
class ClusterTest {

    static {
        // What comes over Kafka takes its time where other modules are tested beside this one.
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
    }

    @TestHTTPResource
    String address;

    @Inject
    Cluster cluster;

    @Inject
    ClusterAdmin admin;

    @Inject
    MeterRegistry meters;

    @Test
    void lagInSecondsRisesWhileNobodyReadsAndIsGoneWhenSomebodyDoes() throws Exception {
        var pair = new Pair("case-opened", "stopped-in-cluster-test");
        try (var kafka = KafkaProbe.inApplication()) {
            // Given
            new Reader(pair.group(), pair.topic()).close();
            await("a group that has read everything").until(() -> judgement(pair) == Judgement.GOOD);

            // When
            kafka.deliverRaw(pair.topic(), "eksempel.dk", Map.of(), new byte[] {1});
            kafka.deliverRaw(pair.topic(), "eksempel.dk", Map.of(), new byte[] {2});

            // Then
            await("a second of lag").until(() -> behind(pair).compareTo(Duration.ofSeconds(1)) > 0);
            assertThat(cluster.now().of(pair).orElseThrow().lag()).isEqualTo(2);
            Duration then = behind(pair);
            await("more lag").until(() -> behind(pair).compareTo(then.plusSeconds(1)) > 0);
            await("that somebody is wanted").until(() -> judgement(pair) == Judgement.NOBODY_READS);
            assertThat(meters.get("flagger_console_group_lag_records")
                            .tags("group", pair.group(), "topic", pair.topic())
                            .gauge()
                            .value())
                    .isEqualTo(2);
            assertThat(meters.get("flagger_console_group_lag_seconds")
                            .tags("group", pair.group(), "topic", pair.topic())
                            .gauge()
                            .value())
                    .isGreaterThan(2);

            // When
            try (var _ = new Reader(pair.group(), pair.topic())) {
                // Then
                await("no lag").until(() -> behind(pair).isZero());
            }
            assertThat(cluster.trend(pair)).anyMatch(point -> point.seconds() >= 2);
        }
    }

    @Test
    void fiftyOpenPagesAskKafkaNothing() throws Exception {
        // Given
        double asked = requestsPerLook();

        // When
        Person vera = Person.loggedIn(address, Identity.VERA);
        List<HttpResponse<InputStream>> streams = new ArrayList<>();
        for (int stream = 0; stream < 50; stream++) {
            streams.add(vera.open("/topics/stream"));
        }

        // Then
        assertThat(streams).allMatch(stream -> stream.statusCode() == 200);
        await("50 streams")
                .until(() -> meters.get("flagger_console_streams").gauge().value() >= 50);
        assertThat(requestsPerLook()).isCloseTo(asked, within(1.0));
        for (var stream : streams) {
            stream.body().close();
        }
        await("no streams")
                .until(() -> meters.get("flagger_console_streams").gauge().value() == 0);
    }

    /// Over ten looks.
    private double requestsPerLook() {
        double looksBefore = looks();
        await("a look").until(() -> looks() > looksBefore);
        double from = looks();
        double requests = admin.requests();
        await("ten looks").until(() -> looks() >= from + 10);
        return (admin.requests() - requests) / (looks() - from);
    }

    private double looks() {
        return meters.get("flagger_console_cluster_polls").counter().count();
    }

    private Judgement judgement(Pair pair) {
        return cluster.now().of(pair).map(GroupState::judgement).orElse(null);
    }

    private Duration behind(Pair pair) {
        return cluster.now().of(pair).map(GroupState::behind).orElse(Duration.ofNanos(-1));
    }
}
