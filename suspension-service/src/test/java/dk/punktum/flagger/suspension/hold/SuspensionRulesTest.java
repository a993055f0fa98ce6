package dk.punktum.flagger.suspension.hold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.punktum.flagger.events.DeclineReason;
import dk.punktum.flagger.events.HoldSnapshot;
import dk.punktum.flagger.events.Measure;
import dk.punktum.flagger.suspension.effect.Effects.LastOrder;
import dk.punktum.flagger.suspension.hold.SuspensionRules.Lifting;
import dk.punktum.flagger.suspension.hold.SuspensionRules.Placing;
import dk.punktum.flagger.suspension.hold.SuspensionRules.SnapshotSource;
import dk.punktum.flagger.suspension.register.SuspensionStatuses;
import dk.punktum.flagger.testing.Events;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuspensionRulesTest {

    /// The whole matrix of a hold's life.
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
                    FROM,      REQUESTED, PLACED, LIFTED, CANCELLED, ABANDONED
                    REQUESTED, false,     true,   false,  true,      true
                    PLACED,    false,     false,  true,   false,     false
                    LIFTED,    false,     false,  false,  false,     false
                    CANCELLED, false,     false,  false,  false,     false
                    ABANDONED, false,     false,  false,  false,     false""")
    void aHoldBecomesOnly(
            HoldStatus from, boolean requested, boolean placed, boolean lifted, boolean cancelled, boolean abandoned) {
        List<Boolean> allowed = List.of(requested, placed, lifted, cancelled, abandoned);

        assertThat(from.next())
                .isEqualTo(Arrays.stream(HoldStatus.values())
                        .filter(to -> allowed.get(to.ordinal()))
                        .collect(Collectors.toSet()));
    }

    @Test
    void aNameIsFreeOrSuspendedInTurns() {
        assertThat(SuspensionStatus.FREE.next()).isEqualTo(Set.of(SuspensionStatus.SUSPENDED));
        assertThat(SuspensionStatus.SUSPENDED.next()).isEqualTo(Set.of(SuspensionStatus.FREE));
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
                    NAME,      HOLD,      MEASURE,      CASE CLOSED, PAGE,  SNAPSHOT, COMES
                    FREE,      REQUESTED, SUSPEND,      false,       false, true,     FIRST
                    FREE,      REQUESTED, SUSPEND,      false,       false, false,    SNAPSHOT_MISSING
                    FREE,      REQUESTED, SUSPEND,      true,        false, true,     CANCEL
                    FREE,      REQUESTED, SUSPEND,      true,        false, false,    CANCEL
                    SUSPENDED, REQUESTED, SUSPEND,      false,       false, true,     FURTHER
                    SUSPENDED, REQUESTED, SUSPEND,      false,       false, false,    FURTHER
                    SUSPENDED, REQUESTED, SUSPEND,      true,        false, false,    CANCEL
                    SUSPENDED, PLACED,    SUSPEND,      false,       false, true,     NOTHING
                    SUSPENDED, PLACED,    SUSPEND,      true,        false, false,    NOTHING
                    FREE,      LIFTED,    SUSPEND,      false,       false, true,     NOTHING
                    FREE,      CANCELLED, SUSPEND,      true,        false, true,     NOTHING
                    FREE,      ABANDONED, SUSPEND,      false,       false, true,     NOTHING
                    FREE,      REQUESTED, LANDING_PAGE, false,       true,  true,     FIRST
                    FREE,      REQUESTED, LANDING_PAGE, false,       true,  false,    SNAPSHOT_MISSING
                    FREE,      REQUESTED, LANDING_PAGE, false,       false, true,     NO_LANDING_PAGE
                    SUSPENDED, REQUESTED, LANDING_PAGE, false,       true,  false,    FURTHER
                    SUSPENDED, REQUESTED, LANDING_PAGE, false,       false, false,    NO_LANDING_PAGE
                    FREE,      REQUESTED, LANDING_PAGE, true,        false, true,     CANCEL
                    SUSPENDED, PLACED,    LANDING_PAGE, false,       false, false,    NOTHING""")
    void placing(
            SuspensionStatus name,
            HoldStatus hold,
            Measure measure,
            boolean caseClosed,
            boolean page,
            boolean snapshot,
            Placing comes) {
        assertThat(SuspensionRules.place(name, hold, measure, caseClosed, page, snapshot))
                .isEqualTo(comes);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
                    HOLD,      STANDING, COMES
                    REQUESTED, 0,        CANCEL
                    REQUESTED, 2,        CANCEL
                    PLACED,    1,        LAST
                    PLACED,    2,        OTHERS_STAND
                    LIFTED,    1,        NOTHING
                    CANCELLED, 1,        NOTHING
                    ABANDONED, 0,        NOTHING""")
    void lifting(HoldStatus hold, int standing, Lifting comes) {
        assertThat(SuspensionRules.lift(hold, standing)).isEqualTo(comes);
    }

    @Test
    void aNameThatWeNeverTouchedIsReadFromTheRegister() {
        assertThat(SuspensionRules.source(Optional.empty())).isEqualTo(SnapshotSource.REGISTER);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
                    PROVEN, SETTLED, FROM
                    true,   false,   REGISTER
                    true,   true,    REGISTER
                    false,  false,   EARLIER
                    false,  true,    REGISTER_UNLESS_HELD""")
    void whereASnapshotComesFrom(boolean proven, boolean settled, SnapshotSource from) {
        assertThat(SuspensionRules.source(Optional.of(new LastOrder(proven, settled))))
                .isEqualTo(from);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
                    SOURCE,               SHOWN HELD, EARLIER HELD, BELIEVED
                    REGISTER,             true,       false,        true
                    REGISTER,             false,      ,             true
                    REGISTER_UNLESS_HELD, false,      false,        true
                    REGISTER_UNLESS_HELD, true,       false,        false
                    REGISTER_UNLESS_HELD, true,       true,         true
                    REGISTER_UNLESS_HELD, true,       ,             true
                    EARLIER,              false,      false,        false""")
    void whetherTheRegisterIsBelieved(
            SnapshotSource source, boolean shownHeld, @Nullable Boolean earlierHeld, boolean believed) {
        assertThat(SuspensionRules.isBelieved(source, name(shownHeld), earlierHeld == null ? null : name(earlierHeld)))
                .isEqualTo(believed);
    }

    private static HoldSnapshot name(boolean held) {
        return new HoldSnapshot(
                held ? SuspensionStatuses.ALL : List.of("serverHold"), List.of("ns1.example.net"), List.of());
    }

    /// Summer time begins on 29 March 2026 and ends on 25 October 2026: the time of day in Denmark stays.
    @ParameterizedTest
    @CsvSource({
        "2026-07-01T08:00:00Z, P30D, 2026-07-31T08:00:00Z",
        "2026-10-01T08:00:00Z, P30D, 2026-10-31T09:00:00Z",
        "2026-03-15T09:00:00Z, P30D, 2026-04-14T08:00:00Z",
        "2026-01-31T12:00:00Z, P1M,  2026-02-28T12:00:00Z"
    })
    void aHoldEndsAtTheSameTimeOfDay(Instant placedAt, Period period, Instant end) {
        assertThat(HoldRules.plannedEnd(placedAt, period)).isEqualTo(end);
    }

    @Test
    void aHoldWithoutAnEndLastsUntilItIsLifted() {
        Instant placedAt = Instant.parse("2026-07-01T08:00:00Z");

        assertThat(HoldRules.end(new HoldTerm(null, null, false), placedAt)).isNull();
        assertThat(HoldRules.end(new HoldTerm(Period.ofDays(30), null, false), placedAt))
                .isEqualTo("2026-07-31T08:00:00Z");
        assertThat(HoldRules.end(new HoldTerm(null, placedAt.plusSeconds(5), true), placedAt))
                .isEqualTo(placedAt.plusSeconds(5));
        // It waited for the register until its end had passed.
        assertThat(HoldRules.end(new HoldTerm(null, placedAt.minusSeconds(5), true), placedAt))
                .isAfter(placedAt);
        assertThatThrownBy(() -> new HoldTerm(null, null, true)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new HoldTerm(Period.ofDays(1), placedAt, true))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "1,   0, PT0.125S",
        "1,   1, PT0.25S",
        "2,   1, PT0.5S",
        "5,   1, PT4S",
        "9,   0, PT30S",
        "9,   1, PT1M",
        "500, 1, PT1M"
    })
    void retriesComeFartherApart(int failed, double jitter, Duration wait) {
        assertThat(HoldRules.untilRetry(failed, jitter)).isEqualTo(wait);
    }

    @Test
    void onlyAnUpheldCaseWantsAHold() {
        assertThat(HoldRules.wantsHold(Events.aCaseDecided().upheld().build())).isTrue();
        assertThat(HoldRules.wantsHold(Events.aCaseDecided()
                        .declined(DeclineReason.values()[0])
                        .build()))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"P0D", "P-1D"})
    void aHoldThatIsOverBeforeItBeginsIsRefused(Period period) {
        var verdict = Events.aCaseDecided().upheldFor(period).build();

        assertThatThrownBy(() -> HoldRules.wantsHold(verdict)).isInstanceOf(IllegalArgumentException.class);
    }
}
