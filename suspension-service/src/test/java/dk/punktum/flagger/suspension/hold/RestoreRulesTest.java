package dk.punktum.flagger.suspension.hold;

import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.events.Delegation;
import dk.punktum.flagger.events.HoldSnapshot;
import dk.punktum.flagger.suspension.hold.RestoreRules.Restoring;
import dk.punktum.flagger.suspension.register.RegisterAnswer;
import dk.punktum.flagger.suspension.register.RegisterAnswer.NotRegistered;
import dk.punktum.flagger.suspension.register.RegisterAnswer.Registered;
import dk.punktum.flagger.suspension.register.RegisterAnswer.Unavailable;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestoreRulesTest {

    private static final List<Delegation> LANDINGS =
            List.of(new Delegation(List.of("ns.landing.example"), List.of("9 13 2 99")));

    private static final HoldSnapshot BEFORE = new HoldSnapshot(
            List.of("serverTransferProhibited", "clientHold", "addPeriod", "pendingTransfer"),
            List.of("ns1.example.net", "ns2.example.net"),
            List.of("1 13 2 00FF"),
            true);

    /// `five` stands for our own statuses, `own` for what the name had before.
    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
                    SHOWN STATUSES              | SERVERS            | DS          | RENEW | CHANGED      | RESTORED STATUSES                        | SERVERS         | DS          | RENEW
                    clientHold,five             | own                | 1 13 2 00ff | true  |              | serverTransferProhibited,clientHold      | own             | 1 13 2 00FF | true
                    serverTransferProhibited,clientHold | own        | 1 13 2 00FF | true  |              | serverTransferProhibited,clientHold      | own             | 1 13 2 00FF | true
                    clientHold,five,renewPeriod | own                | 1 13 2 00FF |       |              | serverTransferProhibited,clientHold      | own             | 1 13 2 00FF | true
                    clientHold,five             | ns9.example.net    | 1 13 2 00FF | true  | NAME_SERVERS | serverTransferProhibited,clientHold      | ns9.example.net | 1 13 2 00FF | true
                    clientHold,five             | own                |             | true  | DS_RECORDS   | serverTransferProhibited,clientHold      | own             |             | true
                    clientHold,five             | own                | 1 13 2 00FF | false | AUTO_RENEW   | serverTransferProhibited,clientHold      | own             | 1 13 2 00FF | false
                    five                        | own                | 1 13 2 00FF | true  | STATUSES     | serverTransferProhibited                 | own             | 1 13 2 00FF | true
                    five,clientUpdateProhibited | own                | 1 13 2 00FF | true  | STATUSES     | serverTransferProhibited,clientUpdateProhibited | own      | 1 13 2 00FF | true
                    clientHold,five             |                    |             | true  |              | serverTransferProhibited,clientHold      | own             | 1 13 2 00FF | true
                    clientHold,five             | ns.landing.example | 9 13 2 99   | true  |              | serverTransferProhibited,clientHold      | own             | 1 13 2 00FF | true""")
    void whatSomebodyElseHasChangedStays(
            String statuses,
            @Nullable String servers,
            @Nullable String ds,
            @Nullable Boolean renews,
            @Nullable String changed,
            String restoredStatuses,
            String restoredServers,
            @Nullable String restoredDs,
            boolean restoredRenewal) {
        var present = new HoldSnapshot(list(statuses), list(servers), list(ds), renews);

        Restoring restoring = RestoreRules.restore(BEFORE, LANDINGS, new Registered(present, null, false));

        assertThat(restoring.changed().stream().map(Enum::name).toList()).isEqualTo(list(changed));
        assertThat(restoring.outcome())
                .isEqualTo(changed == null ? RestoreOutcome.AS_BEFORE : RestoreOutcome.CHANGED_MEANWHILE);
        assertThat(restoring.restore())
                .isEqualTo(new HoldSnapshot(
                        list(restoredStatuses), list(restoredServers), list(restoredDs), restoredRenewal));
    }

    /// What comes and goes by itself is not put back.
    @Test
    void aNameThatCanNotBeLookedAtIsPutBackAsItWas() {
        var was = new HoldSnapshot(
                List.of("serverTransferProhibited", "clientHold"),
                BEFORE.nameServers(),
                BEFORE.dsRecords(),
                BEFORE.autoRenew());

        assertThat(RestoreRules.restore(BEFORE, LANDINGS, new Unavailable("timeout")))
                .isEqualTo(new Restoring(RestoreOutcome.NOT_LOOKED, was, List.of()));
        assertThat(RestoreRules.restore(BEFORE, LANDINGS, new NotRegistered()))
                .isEqualTo(new Restoring(RestoreOutcome.NAME_GONE, was, List.of()));
    }

    @Test
    void aSeizedNameStaysAsThePoliceHaveIt() {
        var present = new HoldSnapshot(List.of("serverHold", "addPeriod"), List.of("ns.police.example"), List.of());

        Restoring restoring = RestoreRules.restore(BEFORE, LANDINGS, new Registered(present, null, true));

        assertThat(restoring.outcome()).isEqualTo(RestoreOutcome.SEIZED);
        assertThat(restoring.restore())
                .isEqualTo(new HoldSnapshot(List.of("serverHold"), List.of("ns.police.example"), List.of()));
        assertThat(restoring.changed().stream().map(Enum::name))
                .containsExactly("STATUSES", "NAME_SERVERS", "DS_RECORDS");
    }

    @Test
    void theRegisterIsAskedAgainForAWhile() {
        RegisterAnswer away = new Unavailable("timeout");

        assertThat(RestoreRules.asksAgain(away, Duration.ofSeconds(59), Duration.ofMinutes(1)))
                .isTrue();
        assertThat(RestoreRules.asksAgain(away, Duration.ofMinutes(1), Duration.ofMinutes(1)))
                .isFalse();
        assertThat(RestoreRules.asksAgain(new NotRegistered(), Duration.ZERO, Duration.ofMinutes(1)))
                .isFalse();
    }

    private static List<String> list(@Nullable String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.replace(
                                        "five",
                                        "serverHold,serverUpdateProhibited,serverTransferProhibited,"
                                                + "serverRenewProhibited,serverDeleteProhibited")
                                .replace("own", "ns1.example.net,ns2.example.net")
                                .split(","))
                        .map(String::strip)
                        .toList();
    }
}
