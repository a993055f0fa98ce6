package dk.punktum.flagger.suspension.safety;

import static dk.punktum.flagger.events.HoldCause.COMPLAINTS_BOARD;
import static dk.punktum.flagger.events.HoldCause.COURT_ORDER;
import static dk.punktum.flagger.events.HoldCause.FLAG;
import static dk.punktum.flagger.events.HoldCause.REGISTRY;
import static dk.punktum.flagger.suspension.safety.WaitReason.AUTHORITY_LIMIT;
import static dk.punktum.flagger.suspension.safety.WaitReason.KILL_SWITCH;
import static dk.punktum.flagger.suspension.safety.WaitReason.PROTECTED_NAME;
import static dk.punktum.flagger.suspension.safety.WaitReason.TOTAL_LIMIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dk.punktum.flagger.events.HoldCause;
import dk.punktum.flagger.events.Uuid7;
import dk.punktum.flagger.suspension.safety.SafetyFacts.Room;
import dk.punktum.flagger.suspension.safety.SafetyVerdict.Clear;
import dk.punktum.flagger.suspension.safety.SafetyVerdict.Waits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SafetyRulesTest {

    private static final Instant NOW = Instant.parse("2026-07-01T10:00:00Z");
    private static final UUID ONE = Uuid7.next();
    private static final UUID TWO = Uuid7.next();
    private static final Room FREE = new Room(2, 0, 0);
    private static final Room LAST_PLACE = new Room(2, 1, 0);
    private static final Room USED_UP = new Room(2, 2, 0);
    private static final Room KEPT_FOR_OTHERS = new Room(2, 1, 1);
    private static final Room LOWERED = new Room(2, 5, 0);

    @ParameterizedTest
    @MethodSource("facts")
    void whatHoldsAHoldBack(
            HoldCause cause,
            boolean isProtected,
            int released,
            boolean thrown,
            Room authority,
            Room total,
            @Nullable WaitReason reason) {
        assertThat(SafetyRules.check(new SafetyFacts(cause, isProtected, released, thrown, authority, total)))
                .isEqualTo(reason == null ? new Clear() : new Waits(reason));
    }

    static Stream<Arguments> facts() {
        return Stream.of(
                // Nothing is against it.
                arguments(FLAG, false, 0, false, FREE, FREE, null),
                arguments(REGISTRY, false, 0, false, FREE, FREE, null),
                // One rule each.
                arguments(FLAG, true, 0, false, FREE, FREE, PROTECTED_NAME),
                arguments(FLAG, true, 1, false, FREE, FREE, PROTECTED_NAME),
                arguments(FLAG, true, 2, false, FREE, FREE, null),
                arguments(FLAG, false, 0, true, FREE, FREE, KILL_SWITCH),
                arguments(REGISTRY, false, 0, true, FREE, FREE, KILL_SWITCH),
                arguments(FLAG, false, 0, false, LAST_PLACE, FREE, null),
                arguments(FLAG, false, 0, false, USED_UP, FREE, AUTHORITY_LIMIT),
                arguments(FLAG, false, 0, false, KEPT_FOR_OTHERS, FREE, AUTHORITY_LIMIT),
                arguments(FLAG, false, 0, false, LOWERED, FREE, AUTHORITY_LIMIT),
                arguments(FLAG, false, 0, false, FREE, LAST_PLACE, null),
                arguments(FLAG, false, 0, false, FREE, USED_UP, TOTAL_LIMIT),
                arguments(FLAG, false, 0, false, FREE, KEPT_FOR_OTHERS, TOTAL_LIMIT),
                arguments(REGISTRY, false, 0, false, FREE, USED_UP, TOTAL_LIMIT),
                // Which one is told when several are.
                arguments(FLAG, true, 0, true, USED_UP, USED_UP, PROTECTED_NAME),
                arguments(FLAG, true, 2, true, USED_UP, USED_UP, KILL_SWITCH),
                arguments(FLAG, false, 0, true, USED_UP, USED_UP, KILL_SWITCH),
                arguments(FLAG, false, 0, false, USED_UP, USED_UP, AUTHORITY_LIMIT),
                // An order binds the registry; a name that others depend on waits all the same.
                arguments(COURT_ORDER, false, 0, true, USED_UP, USED_UP, null),
                arguments(COMPLAINTS_BOARD, false, 0, true, USED_UP, USED_UP, null),
                arguments(COURT_ORDER, true, 1, true, USED_UP, USED_UP, PROTECTED_NAME),
                arguments(COMPLAINTS_BOARD, true, 0, false, FREE, FREE, PROTECTED_NAME),
                arguments(COURT_ORDER, true, 2, true, USED_UP, USED_UP, null));
    }

    @Test
    void onePersonTwiceIsNotTwo() {
        assertThat(SafetyRules.release(waiting(ONE, PROTECTED_NAME), "otto")).isEqualTo(TwoPersons.ONE_MORE);
        assertThat(SafetyRules.release(waiting(ONE, PROTECTED_NAME, "otto"), "otto"))
                .isEqualTo(TwoPersons.SAME_PERSON);
        assertThat(SafetyRules.release(waiting(ONE, PROTECTED_NAME, "otto"), "anna"))
                .isEqualTo(TwoPersons.DONE);
        assertThat(SafetyRules.release(waiting(ONE, PROTECTED_NAME, "otto", "anna"), "bo"))
                .isEqualTo(TwoPersons.NOT_FOR_PERSONS);
    }

    @ParameterizedTest
    @EnumSource(names = "PROTECTED_NAME", mode = EnumSource.Mode.EXCLUDE)
    void nobodyIsAskedToReleaseWhatWaitsForSomethingElse(WaitReason reason) {
        assertThat(SafetyRules.release(waiting(ONE, reason), "otto")).isEqualTo(TwoPersons.NOT_FOR_PERSONS);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "nobody",
            value = {"nobody, otto, ONE_MORE", "otto, otto, SAME_PERSON", "otto, anna, DONE"})
    void protectionEndsWhenTwoPersonsSaySo(@Nullable String askedBy, String person, TwoPersons outcome) {
        assertThat(SafetyRules.endProtection(askedBy, person)).isEqualTo(outcome);
    }

    @Test
    void asManyAreLetGoAsThereIsRoomInTheOrderOfRequest() {
        var holds = List.of(
                waiting(ONE, AUTHORITY_LIMIT),
                waiting(ONE, AUTHORITY_LIMIT),
                waiting(ONE, AUTHORITY_LIMIT),
                waiting(TWO, TOTAL_LIMIT),
                waiting(TWO, TOTAL_LIMIT));

        // One and two may have three each, together five; each has one.
        assertThat(review(holds, null, 3, 5, Map.of(ONE, 1, TWO, 1)))
                .containsExactly(
                        new Clear(), new Clear(), new Waits(AUTHORITY_LIMIT), new Clear(), new Waits(TOTAL_LIMIT));
    }

    @Test
    void oneThatItsAuthoritysLimitHoldsBackKeepsNoPlaceFromOthers() {
        var holds = List.of(waiting(ONE, AUTHORITY_LIMIT), waiting(ONE, AUTHORITY_LIMIT), waiting(TWO, TOTAL_LIMIT));

        assertThat(review(holds, null, 2, 3, Map.of(ONE, 2)))
                .containsExactly(new Waits(AUTHORITY_LIMIT), new Waits(AUTHORITY_LIMIT), new Clear());
    }

    @Test
    void whatWaitsForPersonsKeepsNoPlaceFromOthers() {
        var holds = new ArrayList<WaitingHold>();
        holds.add(protectedOne(ONE));
        holds.add(waiting(ONE, AUTHORITY_LIMIT));

        assertThat(review(holds, null, 1, 1, Map.of())).containsExactly(new Waits(PROTECTED_NAME), new Clear());
    }

    @Test
    void whileTheSwitchIsThrownOnlyOrdersGo() {
        var holds = List.of(waiting(ONE, KILL_SWITCH), orderReleasedByTwo());

        assertThat(review(holds, NOW, 10, 10, Map.of())).containsExactly(new Waits(KILL_SWITCH), new Clear());
        assertThat(review(holds, null, 10, 10, Map.of())).containsExactly(new Clear(), new Clear());
    }

    @Test
    void anOrderNeitherUsesNorKeepsAPlace() {
        assertThat(review(List.of(orderReleasedByTwo(), waiting(ONE, TOTAL_LIMIT)), null, 1, 1, Map.of()))
                .containsExactly(new Clear(), new Clear());
    }

    private static List<SafetyVerdict> review(
            List<WaitingHold> holds, @Nullable Instant thrown, int perAuthority, int total, Map<UUID, Integer> used) {
        int all = used.values().stream().mapToInt(count -> count).sum();
        return List.copyOf(
                SafetyRules.review(holds, new SafetySettings(thrown, perAuthority, total), new Used(all, used))
                        .values());
    }

    private static WaitingHold waiting(UUID agreement, WaitReason reason, String... releasedBy) {
        return new WaitingHold(
                Uuid7.next(), "navn.dk", agreement, FLAG, NOW, reason, NOW, null, false, List.of(releasedBy));
    }

    private static WaitingHold protectedOne(UUID agreement) {
        return new WaitingHold(
                Uuid7.next(), "co.dk", agreement, FLAG, NOW, PROTECTED_NAME, NOW, null, true, List.of("otto"));
    }

    private static WaitingHold orderReleasedByTwo() {
        return new WaitingHold(
                Uuid7.next(),
                "co.dk",
                null,
                COURT_ORDER,
                NOW,
                PROTECTED_NAME,
                NOW,
                null,
                true,
                List.of("otto", "anna"));
    }
}
