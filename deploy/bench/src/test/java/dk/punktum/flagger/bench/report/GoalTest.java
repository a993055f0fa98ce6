package dk.punktum.flagger.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GoalTest {

    static List<Arguments> goals() {
        return List.of(
                Arguments.of(new Goal.AtLeastTimes(0.5), 50, 100, true, "≥ 0.5 ×"),
                Arguments.of(new Goal.AtLeastTimes(0.5), 49, 100, false, "≥ 0.5 ×"),
                Arguments.of(new Goal.AtLeastTimes(1 / 1.2), 84, 100, true, "≥ 0.83 ×"),
                Arguments.of(new Goal.AtMostTimes(4), 400, 100, true, "≤ 4 ×"),
                Arguments.of(new Goal.AtMostTimes(4), 401, 100, false, "≤ 4 ×"),
                Arguments.of(new Goal.AtMostMore(3), 5, 2, true, "≤ + 3 ms"),
                Arguments.of(new Goal.AtMostMore(3), 5.1, 2, false, "≤ + 3 ms"),
                Arguments.of(new Goal.AtMost(15), 15, Double.NaN, true, "≤ 15 ms"),
                Arguments.of(new Goal.AtMost(15), 15.1, Double.NaN, false, "≤ 15 ms"),
                Arguments.of(new Goal.AtLeastTimes(0.5), 50, Double.NaN, false, "≥ 0.5 ×"),
                Arguments.of(new Goal.None(), 1, 2, true, ""));
    }

    @ParameterizedTest
    @MethodSource("goals")
    void aGoalIsReachedOrMissed(Goal goal, double ours, double yardstick, boolean reached, String inWords) {
        assertThat(goal.isReached(ours, yardstick)).isEqualTo(reached);
        assertThat(goal.inWords("ms")).isEqualTo(inWords);
    }
}
