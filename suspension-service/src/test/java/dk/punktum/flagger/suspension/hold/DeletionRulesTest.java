package dk.punktum.flagger.suspension.hold;

import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.suspension.appeal.AppealStanding;
import dk.punktum.flagger.suspension.calendar.WorkingDays;
import java.time.Instant;
import java.time.LocalTime;
import java.time.Period;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeletionRulesTest {

    private static final WorkingDays DAYS = new WorkingDays(Set.of(), LocalTime.of(9, 0), LocalTime.of(15, 0));
    private static final Instant MONDAY = Instant.parse("2026-07-06T08:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-07-07T08:00:00Z");

    @Test
    void deletionIsDueWhenTheLastHoldHasEnded() {
        assertThat(DeletionRules.end(List.of(term(TUESDAY), term(MONDAY)))).contains(TUESDAY);
    }

    @Test
    void aFrozenHoldForbidsDeletion() {
        var frozen = term(MONDAY);
        frozen.follow(new AppealStanding(1, MONDAY, null), null);

        assertThat(DeletionRules.end(List.of(term(TUESDAY), frozen))).isEmpty();
    }

    @Test
    void aHoldThatLastsUntilItIsLiftedForbidsDeletion() {
        assertThat(DeletionRules.end(List.of(term(MONDAY), new HoldEnd()))).isEmpty();
    }

    @Test
    void aNameThatIsNotHeldIsNotDue() {
        assertThat(DeletionRules.end(List.of())).isEmpty();
    }

    /// 3 July 2026 is a Friday.
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
                    END,                  CHANGED,              WORKING DAYS, DUE
                    2026-07-06T08:00:00Z, 2026-06-06T08:00:00Z, true,         2026-07-06T08:00:00Z
                    2026-07-04T08:00:00Z, 2026-06-06T08:00:00Z, true,         2026-07-06T07:00:00Z
                    2026-07-04T08:00:00Z, 2026-06-06T08:00:00Z, false,        2026-07-04T08:00:00Z
                    2026-07-01T08:00:00Z, 2026-07-03T20:00:00Z, true,         2026-07-06T07:00:00Z
                    2026-07-01T08:00:00Z, 2026-07-03T20:00:00Z, false,        2026-07-03T20:00:00Z""")
    void deletionIsDueWhenSomebodyIsAtWork(Instant end, Instant changed, boolean workingDays, Instant due) {
        var policy = new DeletionPolicy(DAYS, workingDays, Period.ZERO);

        assertThat(DeletionRules.due(List.of(term(end)), changed, policy)).contains(due);
        assertThat(policy.allows(due)).isTrue();
    }

    /// Summer time ends on 25 October 2026: the time of day in Denmark stays.
    @ParameterizedTest
    @CsvSource({"P0D, ", "P30D, 2026-10-31T09:00:00Z", "P1Y, 2027-10-01T08:00:00Z"})
    void nobodyRegistersANameAgainBefore(Period barred, @Nullable Instant before) {
        assertThat(new DeletionPolicy(DAYS, true, barred).noRegistrationBefore(Instant.parse("2026-10-01T08:00:00Z")))
                .isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
                    FROZEN, FREEZES, NOT BEFORE,           CHANGES, END
                    false,  true,    ,                     true,    2026-07-06T08:00:00Z
                    true,   true,    ,                     false,   2026-07-06T08:00:00Z
                    true,   false,   2026-07-07T08:00:00Z, true,    2026-07-07T08:00:00Z
                    true,   false,   2026-07-01T08:00:00Z, true,    2026-07-06T08:00:00Z
                    false,  false,   2026-07-07T08:00:00Z, true,    2026-07-07T08:00:00Z
                    false,  false,   2026-07-01T08:00:00Z, false,   2026-07-06T08:00:00Z""")
    void afterAnAppealTheLaterEndCounts(
            boolean frozen, boolean freezes, @Nullable Instant notBefore, boolean changes, Instant end) {
        var term = term(MONDAY);
        term.follow(new AppealStanding(1, frozen ? MONDAY : null, null), null);

        assertThat(term.follow(new AppealStanding(2, freezes ? MONDAY : null, null), notBefore))
                .isEqualTo(changes);
        assertThat(term.planned()).isEqualTo(end);
        assertThat(term.frozenSince() != null).isEqualTo(freezes);
    }

    private static HoldEnd term(Instant end) {
        var term = new HoldEnd();
        term.begin(end);
        return term;
    }
}
