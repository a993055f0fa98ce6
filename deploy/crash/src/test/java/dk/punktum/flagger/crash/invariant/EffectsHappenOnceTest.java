package dk.punktum.flagger.crash.invariant;

import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.crash.invariant.EffectsHappenOnce.Work;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EffectsHappenOnceTest {

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 1", "7, 1"})
    void workThatIsBegunAgainIsSeen(int times, int violations) {
        var work = new Work("suspension", "hold", "case");

        assertThat(EffectsHappenOnce.violations(Map.of(work, times), List.of())).hasSize(violations);
    }

    @ParameterizedTest
    @CsvSource({
        "case-opened, c, e, 0",
        "case-opened, c, other, 1",
        "case-opened, d, other, 0",
        "case-closed, c, other, 0"
    })
    void whatIsToldAsTwoEventsIsSeen(String topic, String subject, String eventId, int violations) {
        var first = new Told("case-opened", "c", "e");

        assertThat(EffectsHappenOnce.violations(Map.of(), List.of(first, new Told(topic, subject, eventId))))
                .hasSize(violations);
    }
}
