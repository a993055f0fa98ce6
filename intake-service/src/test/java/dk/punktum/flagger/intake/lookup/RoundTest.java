package dk.punktum.flagger.intake.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.testing.SettableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class RoundTest {

    private static final DomainName NAME = new DomainName("eksempel.dk");

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T12:00:00Z"));

    @Test
    void whateverNeverAnswersIsUnknown() {
        assertThat(round(_ -> new CompletableFuture<>()).ask(Set.of(NAME))).isEqualTo(Map.of(NAME, "unknown"));
    }

    @Test
    void afterThreeSilencesNobodyIsAskedUntilThePauseIsOver() {
        var asked = new AtomicInteger();
        Round<String> round = round(_ -> {
            asked.incrementAndGet();
            return CompletableFuture.failedFuture(new IllegalStateException("away"));
        });
        for (int i = 0; i < 5; i++) {
            assertThat(round.ask(Set.of(NAME))).isEqualTo(Map.of(NAME, "unknown"));
        }
        assertThat(asked).hasValue(3);

        clock.advance(Duration.ofSeconds(10));
        round.ask(Set.of(NAME));

        assertThat(asked).hasValue(4);
    }

    private Round<String> round(Function<DomainName, CompletableFuture<String>> question) {
        return new Round<>(
                "somewhere",
                Duration.ofMillis(50),
                Duration.ofSeconds(10),
                "unknown",
                question,
                new SimpleMeterRegistry(),
                clock);
    }
}
