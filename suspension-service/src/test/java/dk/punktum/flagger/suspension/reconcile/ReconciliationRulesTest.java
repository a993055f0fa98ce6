package dk.punktum.flagger.suspension.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.events.HoldSnapshot;
import dk.punktum.flagger.events.SuspensionEffective.Sighting.Place;
import dk.punktum.flagger.suspension.effect.AskedServer;
import dk.punktum.flagger.suspension.effect.Look;
import dk.punktum.flagger.suspension.register.RegisterAnswer;
import dk.punktum.flagger.suspension.register.SuspensionStatuses;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReconciliationRulesTest {

    private static final Instant T = Instant.parse("2026-07-01T08:00:00Z");
    private static final AskedServer NS1 = new AskedServer(Place.DNS, "192.0.2.1:53");
    private static final AskedServer NS2 = new AskedServer(Place.DNS, "192.0.2.2:53");
    private static final AskedServer RDAP = new AskedServer(Place.RDAP, "rdap.example");
    private static final HoldSnapshot FREE = with(List.of("serverTransferProhibited"));
    private static final HoldSnapshot HELD = with(SuspensionStatuses.ALL);

    private static HoldSnapshot with(List<String> statuses) {
        return new HoldSnapshot(statuses, List.of("ns1.example.net"), List.of());
    }

    private static Look look(AskedServer by, boolean seen) {
        return new Look(by, seen, false, T);
    }

    @Test
    void aHeldNameHasToBeShownByAllThatAnswer() {
        assertThat(ReconciliationRules.held(List.of(look(NS1, true), look(RDAP, true)), false))
                .isEqualTo(new Comparison.Agrees());
        assertThat(ReconciliationRules.held(List.of(look(NS1, true), look(NS2, false), look(RDAP, true)), false))
                .isEqualTo(new Comparison.Differs(Difference.HELD_NOT_SHOWN, List.of("192.0.2.2:53")));
        assertThat(ReconciliationRules.held(List.of(look(NS1, false)), true))
                .isEqualTo(new Comparison.Differs(Difference.LANDING_PAGE_NOT_SHOWN, List.of("192.0.2.1:53")));
        assertThat(ReconciliationRules.held(List.of(), false)).isEqualTo(new Comparison.Unanswered());
    }

    /// Whatever is shown of it: it is neither ours to hold, nor ours to have put right.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aHeldNameThatTheRegisterSaysIsSeizedIsOnlyReported(boolean shown) {
        var looks = List.of(look(NS1, false), new Look(RDAP, shown, true, T));

        assertThat(ReconciliationRules.held(looks, shown))
                .isEqualTo(new Comparison.Differs(Difference.SEIZED, List.of("rdap.example")));
        assertThat(Stream.of(Difference.values()).filter(difference -> !difference.isRepaired()))
                .containsExactly(Difference.SEIZED);
    }

    @Test
    void aFreeNameMustNotCarryWhatWePutOnIt() {
        var differs = new Comparison.Differs(Difference.SHOWN_NOT_HELD, List.of("rdap.example"));

        assertThat(free(FREE, HELD)).isEqualTo(differs);
        assertThat(free(HELD, HELD)).isEqualTo(new Comparison.Agrees());
        assertThat(free(FREE, FREE)).isEqualTo(new Comparison.Agrees());
    }

    /// Somebody else's lock, or what is left of ours: not all five, so it is not ours for certain.
    @Test
    void whatTheHolderOrTheRegistryChangedLaterIsNoDifference() {
        var four = new ArrayList<>(SuspensionStatuses.ALL);
        four.removeFirst();

        assertThat(free(FREE, with(four))).isEqualTo(new Comparison.Agrees());
        assertThat(free(FREE, with(List.of("clientHold")))).isEqualTo(new Comparison.Agrees());
    }

    @Test
    void aNameThatIsGoneAgreesAndSilenceSaysNothing() {
        assertThat(ReconciliationRules.free(FREE, new RegisterAnswer.NotRegistered(), "rdap.example"))
                .isEqualTo(new Comparison.Agrees());
        assertThat(ReconciliationRules.free(FREE, new RegisterAnswer.Unavailable("timeout"), "rdap.example"))
                .isEqualTo(new Comparison.Unanswered());
    }

    private static Comparison free(HoldSnapshot before, HoldSnapshot shown) {
        return ReconciliationRules.free(before, new RegisterAnswer.Registered(shown, null, false), "rdap.example");
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            COMPARED, DIFFERING, TOO MANY
            4,        4,         false
            5,        5,         true
            50,       5,         false
            50,       6,         true
            1000,     100,       false
            1000,     101,       true
            1000,     0,         false""")
    void whenSoMuchDiffersThatAPersonHasToLook(int compared, int differing, boolean tooMany) {
        assertThat(ReconciliationRules.isTooMany(compared, differing, 0.1)).isEqualTo(tooMany);
    }

    @Test
    void whenAComparisonIsDue() {
        Duration hour = Duration.ofHours(1);

        assertThat(ReconciliationRules.isDue(null, T, hour)).isTrue();
        assertThat(ReconciliationRules.isDue(T, T.plus(hour).minusMillis(1), hour))
                .isFalse();
        assertThat(ReconciliationRules.isDue(T, T.plus(hour), hour)).isTrue();
    }
}
