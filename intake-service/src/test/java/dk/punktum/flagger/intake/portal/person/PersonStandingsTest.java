package dk.punktum.flagger.intake.portal.person;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.punktum.flagger.testing.SettableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.ws.rs.ProcessingException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PersonStandingsTest {

    private static final JsonNode ACTS = new ObjectMapper()
            .createObjectNode()
            .put("agreementId", UUID.randomUUID().toString());

    private final SettableClock clock = new SettableClock(Instant.parse("2026-07-01T10:00:00Z"));
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<String> asked = new ArrayList<>();
    private boolean isDown;
    private final PersonStandings standings =
            new PersonStandings(this::answer, () -> Duration.ofSeconds(5), meters, clock);

    private JsonNode answer(String sub) {
        asked.add(sub);
        if (isDown) {
            throw new ProcessingException("nobody there");
        }
        return ACTS;
    }

    @Test
    void anAnswerCountsForSecondsAndForItsPersonOnly() {
        standings.of("freja");
        standings.of("freja");
        standings.of("gorm");
        clock.advance(Duration.ofSeconds(5).minusMillis(1));
        standings.of("freja");
        assertThat(asked).containsExactly("freja", "gorm");

        clock.advance(Duration.ofMillis(1));
        standings.of("freja");
        assertThat(asked).containsExactly("freja", "gorm", "freja");
    }

    @Test
    void noAnswerLetsNobodyInIsCountedAndNotRemembered() {
        isDown = true;
        assertThat(standings.of("freja")).isEqualTo(new PersonStanding.NotKnown());
        assertThat(meters.get("flagger.portal.persons")
                        .tag("outcome", "not-checkable")
                        .counter()
                        .count())
                .isEqualTo(1);

        isDown = false;
        assertThat(standings.of("freja")).isInstanceOf(PersonStanding.Acts.class);
    }

    @Test
    void whatWasGoodBeforeIsNotGoodOnceItCanNoLongerBeChecked() {
        standings.of("freja");
        clock.advance(Duration.ofSeconds(5));
        isDown = true;

        assertThat(standings.of("freja")).isEqualTo(new PersonStanding.NotKnown());
    }
}
