package dk.punktum.flagger.suspension.hold;

import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.suspension.calendar.WorkingDays;
import dk.punktum.flagger.suspension.hold.EndRules.Refusal;
import java.time.Instant;
import java.time.LocalTime;
import java.time.Period;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EndRulesTest {

    private static final EndPolicy POLICY = new EndPolicy(
            Period.ofWeeks(4),
            Period.ofYears(1),
            new WorkingDays(Set.of(), LocalTime.of(9, 0), LocalTime.of(15, 0)),
            5);
    private static final Instant PLACED = Instant.parse("2026-07-01T08:00:00Z");

    /// Placed on 1 July 2026: there is time for an appeal until 29 July.
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
                    STATUS,    FROM,                 NOT BEFORE,           NOW,                  TO,                   REFUSED
                    PLACED,    2026-07-31T08:00:00Z, ,                     2026-07-10T08:00:00Z, 2026-09-01T08:00:00Z,
                    PLACED,    2026-07-31T08:00:00Z, ,                     2026-08-10T08:00:00Z, 2026-09-01T08:00:00Z,
                    PLACED,    2026-07-31T08:00:00Z, ,                     2026-07-10T08:00:00Z, 2026-07-31T08:00:00Z,
                    PLACED,    2026-09-01T08:00:00Z, ,                     2026-07-10T08:00:00Z, 2026-07-29T08:00:00Z,
                    PLACED,    2026-09-01T08:00:00Z, ,                     2026-07-10T08:00:00Z, 2026-07-29T07:59:59Z, WITHIN_APPEAL_PERIOD
                    PLACED,    2026-07-15T08:00:00Z, ,                     2026-07-10T08:00:00Z, 2026-07-20T08:00:00Z,
                    PLACED,    2026-07-15T08:00:00Z, ,                     2026-07-10T08:00:00Z, 2026-07-14T08:00:00Z, WITHIN_APPEAL_PERIOD
                    PLACED,    2026-09-01T08:00:00Z, 2026-08-20T08:00:00Z, 2026-08-13T08:00:00Z, 2026-08-19T08:00:00Z, WITHIN_APPEAL_PERIOD
                    PLACED,    2026-09-01T08:00:00Z, 2026-08-20T08:00:00Z, 2026-08-13T08:00:00Z, 2026-08-20T08:00:00Z,
                    PLACED,    2026-07-31T08:00:00Z, ,                     2026-08-10T08:00:00Z, 2026-08-10T08:00:00Z, END_PASSED
                    PLACED,    2026-07-31T08:00:00Z, ,                     2026-07-10T08:00:00Z, 2026-07-09T08:00:00Z, END_PASSED
                    PLACED,    2026-07-31T08:00:00Z, ,                     2026-07-10T08:00:00Z, 2027-07-10T08:00:00Z,
                    PLACED,    2026-07-31T08:00:00Z, ,                     2026-07-10T08:00:00Z, 2027-07-10T08:00:01Z, END_TOO_FAR
                    PLACED,    ,                     ,                     2026-07-10T08:00:00Z, 2026-09-01T08:00:00Z, HOLD_WITHOUT_END
                    LIFTED,    2026-07-31T08:00:00Z, ,                     2026-07-10T08:00:00Z, 2026-07-09T08:00:00Z, HOLD_NOT_STANDING""")
    void whetherAPlannedEndMayBeMoved(
            HoldStatus status,
            @Nullable Instant from,
            @Nullable Instant notBefore,
            Instant now,
            Instant to,
            @Nullable Refusal refused) {
        var hold = new EndRules.Facts(status, PLACED, from, notBefore);

        assertThat(EndRules.refusal(hold, to, POLICY, now).orElse(null)).isEqualTo(refused);
    }

    @ParameterizedTest
    @EnumSource(value = HoldStatus.class, mode = EnumSource.Mode.EXCLUDE, names = "PLACED")
    void onlyAHoldThatStandsHasAnEndToMove(HoldStatus status) {
        var hold = new EndRules.Facts(status, null, null, null);

        assertThat(EndRules.refusal(hold, PLACED, POLICY, PLACED)).contains(Refusal.HOLD_NOT_STANDING);
    }
}
