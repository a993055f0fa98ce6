package dk.punktum.flagger.console.figures;

import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.console.figures.FiguresRules.Group;
import dk.punktum.flagger.events.CloseCause;
import dk.punktum.flagger.events.DeclineReason;
import dk.punktum.flagger.events.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresRulesTest {

    private static final Instant RECEIVED = Instant.parse("2026-03-02T09:00:00Z");
    private static final UUID ONE = new UUID(7, 1);
    private static final UUID TWO = new UUID(7, 2);

    @ParameterizedTest
    @CsvSource({"5, 5", "9 1 5, 5", "1 2, 1.5", "4 1 3 2, 2.5", "1 1 1 100, 1", "0 0 7, 0"})
    void theMedianIsTheMiddleOneOrTheMeanOfTheTwoInTheMiddle(String seconds, double median) {
        List<Duration> lengths = Arrays.stream(seconds.split(" "))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .toList();

        assertThat(FiguresRules.median(lengths)).contains(Duration.ofMillis((long) (1000 * median)));
    }

    @Test
    void nothingHasNoMedian() {
        assertThat(FiguresRules.of(List.of()).toDecide()).isEmpty();
    }

    @Test
    void everyOrderIsUpheldRefusedOrUndecided() {
        Figures figures = FiguresRules.of(List.of(
                order(ONE, Verdict.UPHELD, null, null, 10),
                order(ONE, Verdict.DECLINED, DeclineReason.DUPLICATE, null, 20),
                order(ONE, null, null, null, null)));

        assertThat(figures.orders()).isEqualTo(3);
        assertThat(List.of(figures.upheld(), figures.refused(), figures.undecided()))
                .containsExactly(1, 1, 1);
        assertThat(figures.refusals())
                .containsEntry(DeclineReason.DUPLICATE, 1)
                .containsEntry(DeclineReason.SEIZED, 0)
                .hasSize(DeclineReason.values().length);
        assertThat(figures.toDecide()).contains(Duration.ofSeconds(15));
    }

    @Test
    void onlyWhatWasUpheldCanBeUndone() {
        Figures figures = FiguresRules.of(List.of(
                order(ONE, Verdict.UPHELD, null, CloseCause.REVERSED, 1),
                order(ONE, Verdict.UPHELD, null, CloseCause.ANNULLED, 1),
                order(ONE, Verdict.UPHELD, null, CloseCause.WITHDRAWN, 1),
                order(ONE, Verdict.DECLINED, DeclineReason.WITHDRAWN, CloseCause.WITHDRAWN, 1)));

        assertThat(List.of(figures.reversed(), figures.annulled(), figures.withdrawn()))
                .containsExactly(1, 1, 1);
    }

    @Test
    void clocksThatDifferMakeNoNegativeTime() {
        assertThat(FiguresRules.of(List.of(order(ONE, Verdict.UPHELD, null, null, -1)))
                        .toDecide())
                .contains(Duration.ZERO);
    }

    @Test
    void figuresAreGroupedByAuthorityAndGround() {
        var groups = FiguresRules.byAuthorityAndGround(List.of(
                order(TWO, null, null, null, null),
                order(ONE, null, null, null, null),
                order(TWO, Verdict.UPHELD, null, null, 3)));

        assertThat(groups.keySet()).containsExactly(new Group(ONE, "terms-9.2"), new Group(TWO, "terms-9.2"));
        assertThat(groups.values()).extracting(Figures::orders).containsExactly(1, 2);
    }

    private static Order order(
            UUID agreement,
            @Nullable Verdict verdict,
            @Nullable DeclineReason reason,
            @Nullable CloseCause cause,
            @Nullable Integer decidedAfter) {
        Instant decidedAt = decidedAfter == null ? null : RECEIVED.plusSeconds(decidedAfter);
        return new Order(agreement, "terms-9.2", RECEIVED, null, decidedAt, verdict, reason, null, cause);
    }
}
