package dk.punktum.flagger.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.backing.Backing;
import dk.punktum.flagger.events.EventType;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OptionsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-07-01T08:00:00Z"), ZoneOffset.UTC);

    @Test
    void withoutAWayToLookNothingIsPlayed() {
        KitRun run = KitRun.here(CLOCK, "--consumer", "true");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.output()).contains("--rdap").contains("--help");
    }

    @Test
    void aScenarioThatThereIsNotIsSaid() {
        KitRun run = KitRun.here(CLOCK, "--consumer", "true", "--show", "true", "--only", "everything");

        assertThat(run.exitCode()).isEqualTo(Run.CAN_NOT_RUN);
        assertThat(run.output()).contains("from-nothing");
    }

    @Test
    void topicsThatSomebodyUsesAreLeftAlone() {
        String kafka = Backing.forTests().kafka().bootstrapServers();
        try (Teller somebody = new Teller(kafka, CLOCK.instant())) {
            somebody.tellRaw(EventType.DOMAIN_SUSPENDED, "eksempel.dk", Map.of(), new byte[] {1});
        }

        KitRun run = KitRun.here(CLOCK, "--consumer", "true", "--show", "true", "--bootstrap-servers", kafka);

        assertThat(run.exitCode()).isEqualTo(Run.CAN_NOT_RUN);
        assertThat(run.output()).contains("hold records already", "--on-used-topics");
    }
}
