package dk.punktum.flagger.suspension.hold;

import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.events.ActiveHold;
import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.Envelope;
import dk.punktum.flagger.events.HoldSnapshot;
import dk.punktum.flagger.events.SuspensionState;
import dk.punktum.flagger.events.Uuid7;
import dk.punktum.flagger.suspension.register.SuspensionStatuses;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What can be made of `suspension-state` when nothing else is left.
class ToldTest {

    private static final Instant T = Instant.parse("2026-07-01T08:00:00Z");
    private static final UUID ONE = Uuid7.next();
    private static final UUID TWO = Uuid7.next();
    private static final UUID FLAG_ONE = Uuid7.next();
    private static final UUID FLAG_TWO = Uuid7.next();

    @Test
    void aHoldCameByTheFirstStateThatHasItAndWentByTheFirstThatHasNot() {
        var told = told(state(4, FLAG_ONE, ONE), state(5, FLAG_TWO, ONE, TWO), state(6, FLAG_ONE, TWO));

        assertThat(told.placedBy(ONE)).isEqualTo(4);
        assertThat(told.placedBy(TWO)).isEqualTo(5);
        assertThat(told.liftedBy(ONE)).isEqualTo(6);
        assertThat(told.flagOf(ONE)).isEqualTo(FLAG_ONE);
        assertThat(told.flagOf(TWO)).isEqualTo(FLAG_TWO);
        assertThat(told.newest().event().sequence()).isEqualTo(6);
    }

    /// The relay of the restored database, or of a crashed one, has sent an older state again.
    @Test
    void theHighestNumberIsTheNewestWhereverItLies() {
        var told = told(state(5, FLAG_TWO, ONE, TWO), state(4, FLAG_ONE, ONE));

        assertThat(told.state().sequence()).isEqualTo(5);
        assertThat(told.placedBy(ONE)).isEqualTo(4);
    }

    @Test
    void whereOlderStatesAreCompactedAwayALaterOneCounts() {
        var told = told(state(6, FLAG_TWO, ONE, TWO));

        assertThat(told.placedBy(ONE)).isEqualTo(6);
        assertThat(told.placedBy(TWO)).isEqualTo(6);
        assertThat(told.liftedBy(Uuid7.next())).isEqualTo(6);
    }

    @SafeVarargs
    private static Told told(Envelope<SuspensionState>... states) {
        return new Told(3, List.of(states), List.of(), List.of(), List.of());
    }

    private static Envelope<SuspensionState> state(long sequence, UUID flag, UUID... holds) {
        Stream<ActiveHold> standing = Arrays.stream(holds)
                .map(hold -> new ActiveHold(
                        hold, hold, "C-2026-000001", hold, "terms-9.1", T, T.plusSeconds(60), null, null, null));
        return new Envelope<>(
                Uuid7.next(),
                "/suspension-service",
                T,
                flag.toString(),
                null,
                new SuspensionState(
                        new DomainName("eksempel.dk"),
                        sequence,
                        true,
                        standing.toList(),
                        SuspensionStatuses.ALL,
                        new HoldSnapshot(List.of(), List.of(), List.of()),
                        T,
                        null,
                        null));
    }
}
