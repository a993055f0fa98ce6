package dk.punktum.flagger.suspension.recovery;

import static dk.punktum.flagger.suspension.Story.await;
import static dk.punktum.flagger.suspension.Story.newName;
import static dk.punktum.flagger.suspension.Story.suspension;
import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.backing.BackingForTests;
import dk.punktum.flagger.events.DomainSuspended;
import dk.punktum.flagger.suspension.FakeRegistry;
import dk.punktum.flagger.suspension.RegistryForTests;
import dk.punktum.flagger.suspension.Story;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// A start at which Kafka does not say what was told before.
@QuarkusTest
@TestProfile(StartGateTest.KafkaIsSilent.class)
@WithTestResource(BackingForTests.class)
@WithTestResource(RegistryForTests.class)
class StartGateTest {

    public static final class KafkaIsSilent implements QuarkusTestProfile {
        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(GateForTests.class);
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("suspension.recovery.poll", "PT0.05S");
        }
    }

    FakeRegistry registry;

    @Inject
    GateForTests gate;

    @AfterAll
    static void open() {
        GateForTests.setOpen(true);
    }

    @Test
    void nothingIsChangedBeforeItIsKnownWhatWasTold() {
        // Given
        assertThat(gate.atFirst()).isEqualTo(new GateForTests.Begun(0, 0));
        await("consumers and the relay")
                .until(() -> gate.now().positions() > 0 && gate.now().relays() == 1);
        String name = newName();
        registry.register(name);
        try (var story = new Story()) {

            // When
            story.uphold(name);

            // Then
            await("a verdict that was taken in")
                    .untilAsserted(() -> assertThat(isAskedFor(name)).isTrue());
            int before = gate.refusals();
            await("many more looks, each a time in which a worker would have begun")
                    .until(() -> gate.refusals() > before + 20);
            assertThat(suspension(name).getInt("requested")).isEqualTo(1);
            assertThat(suspension(name).getBoolean("suspended")).isFalse();
            assertThat(registry.questionsAbout(name)).isZero();

            // When
            GateForTests.setOpen(true);

            // Then: what other applications in this process have told is adopted first
            await("the database to be in line, and the name to be held")
                    .atMost(Duration.ofMinutes(3))
                    .untilAsserted(() ->
                            assertThat(suspension(name).getBoolean("suspended")).isTrue());
            story.next(DomainSuspended.class, name, 1);
            assertThat(registry.questionsAbout(name)).isPositive();
        }
    }

    private static boolean isAskedFor(String name) {
        return Story.get("/suspensions/{name}", name).extract().statusCode() == 200;
    }
}
