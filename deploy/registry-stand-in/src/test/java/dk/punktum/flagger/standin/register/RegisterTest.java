package dk.punktum.flagger.standin.register;

import static dk.punktum.flagger.standin.register.Changes.LANDING_PAGE;
import static dk.punktum.flagger.standin.register.Changes.OUT_OF_THE_ZONE;
import static dk.punktum.flagger.standin.register.Changes.THE_FIVE;
import static dk.punktum.flagger.standin.register.Changes.THE_LOCKS;
import static dk.punktum.flagger.standin.register.Changes.lead;
import static dk.punktum.flagger.standin.register.Changes.release;
import static dk.punktum.flagger.standin.register.Changes.suspend;
import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.RegisterPart;
import dk.punktum.flagger.standin.register.Register.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RegisterTest {

    private static final String NAME = "eksempel.dk";
    private static final String LOCKED = "laast.dk";

    private final Register register = Registers.running();

    @Test
    void aSuspendedNameCarriesTheFiveAndIsOutOfTheZone() {
        assertThat(register.apply(suspend(NAME, 1))).isEqualTo(Outcome.APPLIED);

        assertThat(name().statuses()).isEqualTo(THE_FIVE);
        assertThat(name().inZone()).isFalse();
    }

    @Test
    void theOtherNamesAreLeftAlone() {
        Map<String, RegisteredName> before = register.all();

        register.apply(suspend(NAME, 1));

        Map<String, RegisteredName> after = register.all();
        after.put(NAME, before.get(NAME));
        assertThat(after).isEqualTo(before);
    }

    @Test
    void aLockThatStoodBeforeStandsAfter() {
        Registration before = register.find(LOCKED).orElseThrow().registration();

        register.apply(suspend(LOCKED, 1));
        register.apply(release(LOCKED, 2, restoreOf(before)));

        assertThat(register.find(LOCKED).orElseThrow().registration()).isEqualTo(before);
        assertThat(register.find(LOCKED).orElseThrow().statuses())
                .containsExactly(EppStatus.SERVER_TRANSFER_PROHIBITED);
    }

    @Test
    void aFreeStateGivesTheSameAsAReinstatement() {
        Registration before = register.find(LOCKED).orElseThrow().registration();

        register.apply(suspend(LOCKED, 1));
        register.apply(release(LOCKED, 2));

        assertThat(register.find(LOCKED)).contains(new RegisteredName(before, null, 2));
    }

    @Test
    void whatTheEventSaysToRestoreIsWhatComesBack() {
        Restore restore = Restore.of(
                        List.of("clientTransferProhibited", "ok"),
                        List.of("ns9.andre.example"),
                        List.of("7 13 2 ABCD"),
                        false,
                        Set.of())
                .orElseThrow();

        register.apply(suspend(NAME, 1));
        register.apply(release(NAME, 2, restore));

        assertThat(name().statuses()).containsExactly(EppStatus.CLIENT_TRANSFER_PROHIBITED);
        assertThat(name().registration().nameServers()).containsExactly("ns9.andre.example");
        assertThat(name().registration().dsRecords()).containsExactly(new DsRecord(7, 13, 2, "ABCD"));
        assertThat(name().registration().autoRenew()).isFalse();
        assertThat(register.host("ns9.andre.example")).isPresent();
    }

    @ParameterizedTest
    @EnumSource(RegisterPart.class)
    void whatSomebodyChangedMeanwhileStaysAsItIs(RegisterPart part) {
        Registration meanwhile = name().registration();
        Restore restore = Restore.of(
                        List.of("clientTransferProhibited"),
                        List.of("ns9.andre.example"),
                        List.of("7 13 2 ABCD"),
                        false,
                        Set.of(part))
                .orElseThrow();

        register.apply(suspend(NAME, 1));
        register.apply(release(NAME, 2, restore));

        Registration after = name().registration();
        assertThat(after.statuses().equals(meanwhile.statuses())).isEqualTo(part == RegisterPart.STATUSES);
        assertThat(after.nameServers().equals(meanwhile.nameServers())).isEqualTo(part == RegisterPart.NAME_SERVERS);
        assertThat(after.dsRecords().equals(meanwhile.dsRecords())).isEqualTo(part == RegisterPart.DS_RECORDS);
        assertThat(after.autoRenew() == meanwhile.autoRenew()).isEqualTo(part == RegisterPart.AUTO_RENEW);
    }

    @Test
    void aSnapshotThatDoesNotSayWhetherTheNameRenewsLeavesThat() {
        Registration before = register.find("self-managed.dk").orElseThrow().registration();

        register.apply(suspend("self-managed.dk", 1));
        register.apply(release(
                "self-managed.dk",
                2,
                new Restore(before.statuses(), before.nameServers(), before.dsRecords(), null, Set.of())));

        assertThat(before.autoRenew()).isFalse();
        assertThat(register.find("self-managed.dk").orElseThrow().registration())
                .isEqualTo(before);
    }

    @Test
    void aLandingPageTakesThePlaceOfTheDelegationAndGivesItBack() {
        RegisteredName before = name();

        register.apply(lead(NAME, 1, LANDING_PAGE));

        assertThat(name().inZone()).isTrue();
        assertThat(name().nameServers()).isEqualTo(LANDING_PAGE.nameServers());
        assertThat(name().dsRecords()).isEqualTo(LANDING_PAGE.dsRecords());
        assertThat(name().statuses()).isEqualTo(THE_LOCKS);

        register.apply(release(NAME, 2));

        assertThat(name().registration()).isEqualTo(before.registration());
        assertThat(name().nameServers()).isEqualTo(before.nameServers());
        assertThat(name().dsRecords()).isEqualTo(before.dsRecords());
    }

    @Test
    void aHoldChangesItsKindBothWays() {
        register.apply(suspend(NAME, 1));
        register.apply(lead(NAME, 2, LANDING_PAGE));
        assertThat(name().inZone()).isTrue();

        register.apply(suspend(NAME, 3));
        assertThat(name().inZone()).isFalse();
        assertThat(name().nameServers()).isEqualTo(name().registration().nameServers());
    }

    @ParameterizedTest
    @MethodSource
    void aHeldNameLeadsNowhereInDoubt(Suspension suspension) {
        register.apply(new SuspensionChange.Suspend(DomainName.of(NAME), 1, suspension));

        assertThat(name().inZone()).isFalse();
    }

    static List<Suspension> aHeldNameLeadsNowhereInDoubt() {
        return List.of(new Suspension(THE_FIVE, LANDING_PAGE), new Suspension(THE_LOCKS, null));
    }

    @Test
    void aRegistrarsOwnHoldIsNotLiftedByALandingPage() {
        register.apply(release(
                NAME,
                1,
                new Restore(Set.of(EppStatus.CLIENT_HOLD), List.of("ns1.a.example"), List.of(), null, Set.of())));

        register.apply(lead(NAME, 2, LANDING_PAGE));

        assertThat(name().inZone()).isFalse();
    }

    /// One change, told on two topics: the event says what to restore, the state only that the name is free.
    @Test
    void whicheverTopicTellsFirstTheRegisterEndsUpTheSame() {
        Restore restore = Restore.of(List.of(), List.of("ns9.andre.example"), List.of(), null, Set.of())
                .orElseThrow();
        Register stateFirst = Registers.running();
        stateFirst.apply(suspend(NAME, 1));
        stateFirst.apply(release(NAME, 2));
        stateFirst.apply(release(NAME, 2, restore));

        register.apply(suspend(NAME, 1));
        register.apply(release(NAME, 2, restore));
        register.apply(release(NAME, 2));

        assertThat(register.all()).isEqualTo(stateFirst.all());
        assertThat(name().registration().nameServers()).containsExactly("ns9.andre.example");
    }

    @Test
    void aRepeatChangesNothing() {
        register.apply(suspend(NAME, 1));
        Map<String, RegisteredName> before = register.all();
        long serial = register.serial();

        assertThat(register.apply(suspend(NAME, 1))).isEqualTo(Outcome.STALE);
        assertThat(register.all()).isEqualTo(before);
        assertThat(register.serial()).isEqualTo(serial);
    }

    @Test
    void anOlderChangeThatComesLaterChangesNothing() {
        register.apply(release(NAME, 2));

        assertThat(register.apply(suspend(NAME, 1))).isEqualTo(Outcome.STALE);
        assertThat(name().inZone()).isTrue();
    }

    @Test
    void inWhateverOrderChangesComeTheNewestWins() {
        List<SuspensionChange> changes = List.of(
                suspend(NAME, 1),
                suspend(NAME, 2),
                release(NAME, 3),
                suspend(NAME, 4),
                release(NAME, 5),
                suspend(NAME, 6));
        Random random = new Random(20260701);
        for (int round = 0; round < 200; round++) {
            Register shuffled = Registers.running();
            List<SuspensionChange> order = new ArrayList<>(changes);
            order.addAll(changes);
            Collections.shuffle(order, random);

            order.forEach(shuffled::apply);

            assertThat(shuffled.find(NAME)).contains(new RegisteredName(name().registration(), OUT_OF_THE_ZONE, 6));
        }
    }

    @Test
    void aNameThatIsNotRegisteredIsNotMade() {
        assertThat(register.apply(suspend("findes-ikke.dk", 1))).isEqualTo(Outcome.UNKNOWN_NAME);
        assertThat(register.find("findes-ikke.dk")).isEmpty();
    }

    @Test
    void theSerialRisesWithEveryChange() {
        long before = register.serial();

        register.apply(suspend(NAME, 1));
        register.apply(release(NAME, 2));

        assertThat(register.serial()).isEqualTo(before + 2);
    }

    @ParameterizedTest
    @CsvSource({
        "ns1.eksempel.dk, eksempel.dk",
        "a.b.eksempel.dk, eksempel.dk",
        "eksempel.dk, eksempel.dk",
        "ns1.eksempel.example,",
        "dk,"
    })
    void aHostLiesOnARegistrableName(String host, String name) {
        assertThat(Register.registrableNameOf(host).orElse(null)).isEqualTo(name);
    }

    private RegisteredName name() {
        return register.find(NAME).orElseThrow();
    }

    private static Restore restoreOf(Registration registration) {
        return new Restore(
                registration.statuses(),
                registration.nameServers(),
                registration.dsRecords(),
                registration.autoRenew(),
                Set.of());
    }
}
