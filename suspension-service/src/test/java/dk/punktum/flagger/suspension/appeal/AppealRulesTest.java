package dk.punktum.flagger.suspension.appeal;

import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.events.AppealBody;
import dk.punktum.flagger.events.AppealOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppealRulesTest {

    private static final Instant START = Instant.parse("2026-07-01T08:00:00Z");

    /// `B` is an appeal to the Complaints Board, `C` one to a court; `B:UPHELD` its end. Each step is a day after the
    /// one
    /// before; the first is day 1.
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
                    STORY,                                    FROZEN SINCE DAY, DECIDED ON DAY
                    ,                                         ,
                    B,                                        1,
                    B B:UPHELD,                               ,                 2
                    B B:CHANGED,                              ,                 2
                    B B:WITHDRAWN,                            ,                 2
                    B B:REMITTED,                             1,
                    B B:ANNULLED,                             1,
                    B:UPHELD,                                 ,                 1
                    B:ANNULLED,                               1,
                    B B:UPHELD C,                             3,                2
                    B B:UPHELD C C:UPHELD,                    ,                 4
                    B B:UPHELD C C:ANNULLED,                  3,                2
                    B C B:UPHELD,                             1,                3
                    B C B:UPHELD C:WITHDRAWN,                 ,                 4
                    B B:REMITTED B,                           1,
                    B B:REMITTED B B:UPHELD,                  ,                 4
                    B B:REMITTED B B:WITHDRAWN,               ,                 4
                    B B:REMITTED C:UPHELD,                    ,                 3
                    B B:ANNULLED C,                           1,
                    B B:ANNULLED C C:UPHELD,                  ,                 4
                    B B:ANNULLED C C:WITHDRAWN,               1,                4
                    B B:ANNULLED C C:CHANGED,                 ,                 4
                    B B:UPHELD B,                             3,                2
                    B B,                                      1,""")
    void howTheAppealsStand(@Nullable String story, @Nullable Integer frozenSince, @Nullable Integer decidedOn) {
        List<AppealStep> steps = read(story);

        assertThat(AppealRules.standing(steps))
                .isEqualTo(new AppealStanding(steps.size(), day(frozenSince), day(decidedOn)));
        // However it was told.
        for (int seed = 0; seed < 20; seed++) {
            List<AppealStep> told = new ArrayList<>(steps);
            Collections.shuffle(told, new Random(seed));
            assertThat(AppealRules.standing(told)).as("seed %d", seed).isEqualTo(AppealRules.standing(steps));
        }
    }

    @Test
    void anAppealThatIsDecidedInTheMomentInWhichItIsMadeIsOver() {
        var decided = new AppealStep(AppealBody.COURT, START, AppealOutcome.UPHELD);
        var made = new AppealStep(AppealBody.COURT, START, null);

        assertThat(AppealRules.standing(List.of(decided, made))).isEqualTo(new AppealStanding(2, null, START));
        assertThat(AppealRules.standing(List.of(made, decided))).isEqualTo(new AppealStanding(2, null, START));
    }

    private static List<AppealStep> read(@Nullable String story) {
        List<AppealStep> steps = new ArrayList<>();
        if (story != null) {
            for (String step : Arrays.asList(story.split(" "))) {
                String[] parts = step.split(":");
                steps.add(new AppealStep(
                        parts[0].equals("B") ? AppealBody.COMPLAINTS_BOARD : AppealBody.COURT,
                        day(steps.size() + 1),
                        parts.length == 1 ? null : AppealOutcome.valueOf(parts[1])));
            }
        }
        return steps;
    }

    private static @Nullable Instant day(@Nullable Integer day) {
        return day == null ? null : START.plus(Duration.ofDays(day));
    }
}
