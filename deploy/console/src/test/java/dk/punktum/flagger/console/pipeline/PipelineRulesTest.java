package dk.punktum.flagger.console.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dk.punktum.flagger.console.services.ServiceName;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PipelineRulesTest {

    private static final Instant NOW = Instant.parse("2026-07-01T08:00:00Z");
    private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);

    /// `in` is a counter of what came into the stage `case`; what went out follows from what is unfinished.
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // came before, unfinished before, came now, unfinished now, in per minute, out per minute
                "100, 10, 110, 10, 20.0, 20.0",
                "100, 10, 100, 5,  0.0,  10.0",
                "100, 10, 103, 13, 6.0,  0.0",
                // The counter begins anew when the service does.
                "100, 10, 3,   10, -,    -",
                // More is unfinished than came in: something was given back. Never less than nothing.
                "100, 10, 100, 12, 0.0,  0.0",
            })
    void whatGoesOutIsWhatCameInLessWhatIsLeft(
            int cameBefore, int leftBefore, int cameNow, int leftNow, @Nullable Double in, @Nullable Double out) {
        StageView stage = PipelineRules.stages(cases(cameNow, leftNow), cases(cameBefore, leftBefore), HALF_A_MINUTE)
                .get(Stage.CASE.ordinal());

        assertThat(stage.count()).isEqualTo(leftNow);
        assertThat(stage.inPerMinute()).isEqualTo(in);
        assertThat(stage.outPerMinute()).isEqualTo(out);
    }

    private static Map<ServiceName, Scrape> cases(int came, int left) {
        return Map.of(ServiceName.CASE, Scrape.of("""
                # HELP flagger_inbox_handled_total x
                flagger_inbox_handled_total{handler="open-case"} %d.0
                flagger_inbox_handled_total{handler="other, \\"one\\""} 7.0
                flagger_unfinished{stage="case"} %d.0
                jvm_threads 3.0
                """.formatted(came, left)));
    }

    @ParameterizedTest
    @CsvSource({
        "flag,   61,     true",
        "flag,   59,     false",
        "case,   999999, false",
        "hold,   301,    true",
        "effect, 299,    false",
        "effect, 301,    true",
        "notice, 3599,   false",
        "notice, 3601,   true",
    })
    void redOnlyWhenAPersonShouldLook(String label, int seconds, boolean tooLong) {
        Stage stage = Stage.labelled(label).orElseThrow();
        Map<ServiceName, Scrape> now = Map.of(stage.service(), Scrape.of("""
                flagger_unfinished{stage="%1$s"} 1.0
                flagger_unfinished_oldest_seconds{stage="%1$s"} %2$d
                """.formatted(label, seconds)));

        StageView view = PipelineRules.stages(now, Map.of(), Duration.ZERO).get(stage.ordinal());

        assertThat(view.tooLong()).isEqualTo(tooLong);
        assertThat(view.oldest()).isEqualTo(Duration.ofSeconds(seconds));
        assertThat(view.inPerMinute()).isNull();
    }

    @Test
    void whatIsNotToldIsNotKnown() {
        assertThat(PipelineRules.stages(Map.of(), Map.of(), HALF_A_MINUTE))
                .hasSize(5)
                .allSatisfy(stage -> assertThat(stage.count()).isNull());
        assertThat(PipelineRules.safety(Map.of())).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "UP,   UP,   WELL",
                "UP,   DOWN, NOT_WELL",
                "DOWN, UP,   NOT_READY",
                "DOWN, DOWN, NOT_READY",
                "-,    UP,   AWAY",
                "UP,   -,    AWAY",
            })
    void aServiceIsAsItsHealthSays(@Nullable String ready, @Nullable String well, ServiceState.Condition condition) {
        ServiceState state = ServiceState.of(ServiceName.CASE, health(ready), health(well), Scrape.NOTHING, null, NOW);

        assertThat(state.condition()).isEqualTo(condition);
        assertThat(state.failing())
                .hasSize("DOWN".equals(ready) ? "DOWN".equals(well) ? 2 : 1 : "DOWN".equals(well) ? 1 : 0);
    }

    @Test
    void sinceIsWhenItBegan() {
        ServiceState first = ServiceState.of(ServiceName.CASE, null, null, Scrape.NOTHING, null, NOW);
        ServiceState second = ServiceState.of(ServiceName.CASE, null, null, Scrape.NOTHING, first, NOW.plusSeconds(5));
        ServiceState back = ServiceState.of(
                ServiceName.CASE, health("UP"), health("UP"), Scrape.NOTHING, second, NOW.plusSeconds(10));

        assertThat(second.since()).isEqualTo(NOW);
        assertThat(back.since()).isEqualTo(NOW.plusSeconds(10));
    }

    private static @Nullable String health(@Nullable String status) {
        return status == null
                ? null
                : "{\"status\":\"%1$s\",\"checks\":[{\"name\":\"database\",\"status\":\"%1$s\"}]}".formatted(status);
    }

    @Test
    void theOldestLeadsToItsStory() throws Exception {
        var answer = new ObjectMapper().readTree("""
                [{"stage":"hold","count":0},
                 {"stage":"effect","count":2,"oldest":{"domain":"eksempel.dk","number":"C-2026-000042"}},
                 {"stage":"notice","count":2,"oldest":{"domain":"eksempel.dk","number":null}}]""");

        assertThat(OldestReading.trace(Stage.EFFECT, answer)).hasToString("/trace?q=C-2026-000042");
        assertThat(OldestReading.trace(Stage.HOLD, answer)).hasToString("/");
        assertThat(OldestReading.trace(Stage.CASE, answer)).hasToString("/");
    }
}
