package dk.punktum.flagger.suspension.effect;

import static dk.punktum.flagger.events.SuspensionEffective.Change.REINSTATED;
import static dk.punktum.flagger.events.SuspensionEffective.Change.SUSPENDED;
import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.events.Delegation;
import dk.punktum.flagger.events.HoldSnapshot;
import dk.punktum.flagger.events.SuspensionEffective.Change;
import dk.punktum.flagger.events.SuspensionEffective.Sighting.Place;
import dk.punktum.flagger.suspension.register.RegisterAnswer;
import dk.punktum.flagger.suspension.register.RegisterAnswer.NotRegistered;
import dk.punktum.flagger.suspension.register.RegisterAnswer.Registered;
import dk.punktum.flagger.suspension.register.RegisterAnswer.Unavailable;
import dk.punktum.flagger.suspension.register.SuspensionStatuses;
import dk.punktum.flagger.suspension.register.ZoneAnswer.Delegated;
import dk.punktum.flagger.suspension.register.ZoneAnswer.NotDelegated;
import dk.punktum.flagger.suspension.register.ZoneAnswer.Undecided;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EffectRulesTest {

    private static final String DS = "12345 13 2 00FF";

    private static final HoldSnapshot FREE = new HoldSnapshot(
            List.of("serverTransferProhibited", "addPeriod"),
            List.of("ns1.example.net", "ns2.example.net"),
            List.of(DS));

    private static final Delegation LANDING = new Delegation(List.of("ns1.landing.example"), List.of());

    private static final HoldSnapshot WITHOUT_SERVERS = new HoldSnapshot(List.of("inactive"), List.of(), List.of());

    /// The whole matrix of an order's life.
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
                    FROM,       PENDING, OVERDUE, EFFECTIVE, SUPERSEDED
                    PENDING,    false,   true,    true,      true
                    OVERDUE,    false,   false,   true,      true
                    EFFECTIVE,  false,   false,   false,     false
                    SUPERSEDED, false,   false,   false,     false""")
    void anOrderBecomesOnly(
            EffectStatus from, boolean pending, boolean overdue, boolean effective, boolean superseded) {
        List<Boolean> allowed = List.of(pending, overdue, effective, superseded);

        assertThat(from.next())
                .isEqualTo(Arrays.stream(EffectStatus.values())
                        .filter(to -> allowed.get(to.ordinal()))
                        .collect(Collectors.toSet()));
    }

    @Test
    void aSuspendedNameIsNotInTheZone() {
        assertThat(EffectRules.isSeen(SUSPENDED, FREE, null, new NotDelegated()))
                .isTrue();
        assertThat(EffectRules.isSeen(SUSPENDED, FREE, null, new Delegated(Set.of("ns1.example.net"))))
                .isFalse();
        assertThat(EffectRules.isSeen(SUSPENDED, FREE, null, new Undecided())).isFalse();
    }

    @Test
    void aReinstatedNameIsInTheZoneWithItsOwnServers() {
        var own = new Delegated(Set.of("ns2.example.net", "ns1.example.net"));

        assertThat(EffectRules.isSeen(REINSTATED, FREE, null, own)).isTrue();
        assertThat(EffectRules.isSeen(REINSTATED, FREE, null, new Delegated(Set.of("ns1.example.net"))))
                .isFalse();
        assertThat(EffectRules.isSeen(REINSTATED, FREE, null, new NotDelegated()))
                .isFalse();
        assertThat(EffectRules.isSeen(REINSTATED, FREE, null, new Undecided())).isFalse();
        assertThat(EffectRules.isSeen(REINSTATED, WITHOUT_SERVERS, null, new NotDelegated()))
                .isTrue();
        assertThat(EffectRules.isSeen(REINSTATED, WITHOUT_SERVERS, null, own)).isFalse();
    }

    @Test
    void aSuspendedNameCarriesAllFiveStatusesBesidesItsOwn() {
        var all = new ArrayList<>(SuspensionStatuses.ALL);
        all.add("clientTransferProhibited");

        assertThat(inRegister(SUSPENDED, all)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "serverHold",
                "serverUpdateProhibited",
                "serverTransferProhibited",
                "serverRenewProhibited",
                "serverDeleteProhibited"
            })
    void withoutAnyOneStatusANameIsNotSuspended(String missing) {
        assertThat(inRegister(
                        SUSPENDED,
                        SuspensionStatuses.ALL.stream()
                                .filter(status -> !status.equals(missing))
                                .toList()))
                .isFalse();
    }

    @Test
    void aNameOnTheLandingPageIsDelegatedToItAndToNothingElse() {
        assertThat(EffectRules.isSeen(SUSPENDED, FREE, LANDING, new Delegated(Set.of("ns1.landing.example"))))
                .isTrue();
        assertThat(EffectRules.isSeen(
                        SUSPENDED, FREE, LANDING, new Delegated(Set.of("ns1.landing.example", "ns1.example.net"))))
                .isFalse();
        assertThat(EffectRules.isSeen(SUSPENDED, FREE, LANDING, new NotDelegated()))
                .isFalse();
        assertThat(EffectRules.isSeen(SUSPENDED, FREE, LANDING, new Undecided()))
                .isFalse();
    }

    /// `serverHold` would be left from a stronger hold, unless it was there before any.
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
                    BEFORE     | SHOWN BESIDES | MISSING                | SEEN
                    addPeriod  |               |                        | true
                    addPeriod  |               | serverRenewProhibited  | false
                    addPeriod  | serverHold    |                        | false
                    serverHold | serverHold    |                        | true""")
    void aNameOnTheLandingPageCarriesTheOtherFourStatuses(
            String before, @Nullable String besides, @Nullable String missing, boolean seen) {
        var statuses = new ArrayList<>(SuspensionStatuses.OF_LANDING_PAGE);
        statuses.remove(missing);
        if (besides != null) {
            statuses.add(besides);
        }
        var free = new HoldSnapshot(List.of(before), FREE.nameServers(), FREE.dsRecords());

        assertThat(EffectRules.isSeen(
                        SUSPENDED,
                        free,
                        LANDING,
                        new Registered(new HoldSnapshot(statuses, List.of(), List.of()), null, false)))
                .isEqualTo(seen);
    }

    /// What comes and goes by itself does not count: a grace period that ran out, `ok`, `inactive`.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    serverTransferProhibited                          | true
                    serverTransferProhibited,addPeriod                | true
                    serverTransferProhibited,ok,renewPeriod,linked    | true
                    serverTransferProhibited,clientUpdateProhibited   | false
                    serverTransferProhibited,serverHold               | false
                    addPeriod                                         | false""")
    void aReinstatedNameHasTheStatusesItHad(String statuses, boolean seen) {
        assertThat(inRegister(REINSTATED, List.of(statuses.split(",")))).isEqualTo(seen);
    }

    private static boolean inRegister(Change change, List<String> statuses) {
        return EffectRules.isSeen(
                change,
                FREE,
                null,
                new Registered(new HoldSnapshot(statuses, FREE.nameServers(), FREE.dsRecords()), null, false));
    }

    @Test
    void aReinstatedNameHasTheServersAndKeysItHad() {
        assertThat(shown(List.of("ns2.example.net", "ns1.example.net"), List.of("12345 13 2 00ff")))
                .isTrue();
        assertThat(shown(List.of("ns1.example.net"), List.of(DS))).isFalse();
        assertThat(shown(FREE.nameServers(), List.of())).isFalse();
    }

    private static boolean shown(List<String> nameServers, List<String> dsRecords) {
        return EffectRules.isSeen(REINSTATED, FREE, null, (RegisterAnswer)
                new Registered(new HoldSnapshot(FREE.statuses(), nameServers, dsRecords), null, false));
    }

    /// A register that says nothing about renewing is not expected to say it afterwards.
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
                    BEFORE, SHOWN, SEEN
                    true,   true,  true
                    true,   false, false
                    true,   ,      false
                    ,       ,      true
                    ,       true,  true""")
    void aReinstatedNameIsRenewedAsItWas(@Nullable Boolean before, @Nullable Boolean shown, boolean seen) {
        assertThat(EffectRules.isSeen(
                        REINSTATED,
                        new HoldSnapshot(FREE.statuses(), FREE.nameServers(), FREE.dsRecords(), before),
                        null,
                        (RegisterAnswer) new Registered(
                                new HoldSnapshot(FREE.statuses(), FREE.nameServers(), FREE.dsRecords(), shown),
                                null,
                                false)))
                .isEqualTo(seen);
    }

    @Test
    void anEffectIsNotSeenWhereThereIsNoAnswer() {
        for (var change : Change.values()) {
            assertThat(EffectRules.isSeen(change, FREE, null, new Unavailable("timeout")))
                    .isFalse();
            assertThat(EffectRules.isSeen(change, FREE, null, new NotRegistered()))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S,    PT0.05S",
        "PT0.4S,  PT0.05S",
        "PT1S,    PT0.125S",
        "PT2S,    PT0.25S",
        "PT8S,    PT1S",
        "PT4M,    PT30S",
        "PT240H,  PT30S"
    })
    void looksComeFartherApart(Duration sinceOrdered, Duration wait) {
        assertThat(EffectRules.untilNextLook(sinceOrdered)).isEqualTo(wait);
    }

    @ParameterizedTest
    @CsvSource({"1, PT10M", "2, PT20M", "4, PT80M", "5, PT80M", "1000, PT80M"})
    void retriesComeFartherApart(int retries, Duration wait) {
        assertThat(EffectRules.untilNextRetry(retries, Duration.ofMinutes(5))).isEqualTo(wait);
    }

    @ParameterizedTest
    @CsvSource({"PT4M59.999S, false", "PT5M, true", "PT6M, true"})
    void whenAnOrderIsOverdue(Duration sinceOrdered, boolean overdue) {
        assertThat(EffectRules.isOverdue(sinceOrdered, Duration.ofMinutes(5))).isEqualTo(overdue);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
                    STATUS,     AFTER SEEN, SINCE ORDERED, PROVEN
                    EFFECTIVE,  true,       PT0S,          true
                    EFFECTIVE,  false,      PT59M,         false
                    EFFECTIVE,  false,      PT1H,          true
                    PENDING,    true,       PT2H,          false
                    OVERDUE,    true,       PT2H,          false
                    SUPERSEDED, true,       PT2H,          false""")
    void whatProvesThatTheRegistryHasFollowed(
            EffectStatus status, boolean afterSeen, Duration sinceOrdered, boolean proven) {
        assertThat(EffectRules.isProven(status, afterSeen, sinceOrdered, Duration.ofHours(1)))
                .isEqualTo(proven);
    }

    private static final AskedServer NS1 = new AskedServer(Place.DNS, "192.0.2.1:53");
    private static final AskedServer NS2 = new AskedServer(Place.DNS, "192.0.2.2:53");
    private static final AskedServer RDAP = new AskedServer(Place.RDAP, "rdap.example");
    private static final Set<AskedServer> ASKED = Set.of(NS1, NS2, RDAP);
    private static final Instant T = Instant.parse("2026-07-01T08:00:00Z");

    @Test
    void theFirstSightingCountsAsLongAsWhatWasSeenStays() {
        Sightings first = Sightings.NONE.after(List.of(new Look(NS1, true, false, T), new Look(RDAP, false, false, T)));
        Sightings again =
                first.after(List.of(new Look(NS1, true, false, T.plusMillis(50)), new Look(RDAP, true, false, T)));
        Sightings silent = again.after(List.of());
        Sightings lost = again.after(List.of(new Look(NS1, false, false, T.plusMillis(90))));

        assertThat(first.since()).containsExactly(Map.entry(NS1, T));
        assertThat(again.since()).containsOnly(Map.entry(NS1, T), Map.entry(RDAP, T));
        assertThat(silent).isEqualTo(again);
        assertThat(lost.since()).containsExactly(Map.entry(RDAP, T));
    }

    @Test
    void itIsSeenInDnsWhenTheLastServerShowsIt() {
        var one = new Sightings(Map.of(NS1, T, RDAP, T));
        var both = new Sightings(Map.of(NS1, T, NS2, T.plusMillis(70), RDAP, T));

        assertThat(one.at(Place.DNS, ASKED)).isNull();
        assertThat(both.at(Place.DNS, ASKED)).isEqualTo(T.plusMillis(70));
        assertThat(both.at(Place.RDAP, ASKED)).isEqualTo(T);
        assertThat(both.of(Set.of(NS1, RDAP)).at(Place.DNS, Set.of(NS1, RDAP))).isEqualTo(T);
    }
}
