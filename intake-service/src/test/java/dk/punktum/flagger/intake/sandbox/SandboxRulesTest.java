package dk.punktum.flagger.intake.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.DomainNameReading;
import dk.punktum.flagger.intake.sandbox.SandboxStory.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxRulesTest {

    static Set<String> names() {
        return SandboxRules.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyNameWithAStoryCanBeFlaggedAndIsOnThePage(String name) throws IOException {
        assertThat(DomainName.read(name)).isInstanceOf(DomainNameReading.Understood.class);
        assertThat(Files.readString(Path.of("../docs/intake-api.md"))).contains("`" + name + "`");
    }

    @ParameterizedTest
    @ValueSource(strings = {"eksempel.dk", "sandbox-unheard-of.dk", "xn--4cabco7dk5a.dk"})
    void everyOtherNameTakesEffect(String name) {
        assertThat(SandboxRules.story(new DomainName(name))).isEqualTo(SandboxStory.upTo(Step.EFFECTIVE));
    }

    @Test
    void eachStepOfAStoryIsPlannedAndNoOther() {
        Instant receivedAt = Instant.parse("2026-11-22T12:00:00Z");

        assertThat(SandboxRules.momentsOf(new DomainName("sandbox-received.dk"), receivedAt))
                .isEmpty();
        assertThat(SandboxRules.momentsOf(new DomainName("sandbox-declined-seized.dk"), receivedAt))
                .containsExactly(receivedAt.plusSeconds(2), receivedAt.plusSeconds(4));
        assertThat(SandboxRules.momentsOf(new DomainName("sandbox-reversed.dk"), receivedAt))
                .containsExactly(receivedAt.plusSeconds(2), receivedAt.plusSeconds(4), receivedAt.plusSeconds(10));
        assertThat(SandboxRules.momentsOf(new DomainName("sandbox-reinstated.dk"), receivedAt))
                .hasSize(7);
        assertThat(SandboxRules.momentsAfter(receivedAt))
                .containsExactly(receivedAt.plusSeconds(2), receivedAt.plusSeconds(4), receivedAt.plusSeconds(6));
    }

    @Test
    void aStepComesEveryTwoSeconds() {
        Instant receivedAt = Instant.parse("2026-11-22T12:00:00Z");

        assertThat(SandboxRules.at(receivedAt, Step.CASE_OPENED)).isEqualTo("2026-11-22T12:00:02Z");
        assertThat(SandboxRules.at(receivedAt, Step.EFFECTIVE)).isEqualTo("2026-11-22T12:00:08Z");
    }
}
