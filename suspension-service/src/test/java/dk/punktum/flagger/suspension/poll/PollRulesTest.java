package dk.punktum.flagger.suspension.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.events.Delegation;
import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.HoldSnapshot;
import dk.punktum.flagger.events.SuspensionEffective.Change;
import dk.punktum.flagger.suspension.register.SuspensionStatuses;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PollRulesTest {

    private static final Delegation LANDING = new Delegation(List.of("ns1.landing.example"), List.of("1 13 2 aa00"));

    @ParameterizedTest
    @CsvSource(nullValues = "none", textBlock = """
            REG-100001-DK,     Registrar
            abc,               Registrar
            a234567890123456,  Registrar
            DKHM1-DK,          RegistrantManaged
            none,              Unknown
            ab,                NotInEpp
            a2345678901234567, NotInEpp
            Nordlys Domæner,   NotInEpp""")
    void whoIsToldIsWhomTheRegisterNames(@Nullable String registrar, String expected) {
        assertThat(PollRules.addressee(registrar, Set.of("DKHM1-DK")).getClass().getSimpleName())
                .isEqualTo(expected);
    }

    @Test
    void aHoldAddsItsStatusesAndLeavesTheDelegationInTheRegister() {
        var sides = PollRules.sides(suspended(name("clientHold", "serverTransferProhibited"), null), null);

        assertThat(sides.before()).isEqualTo(name("clientHold", "serverTransferProhibited"));
        assertThat(sides.after())
                .isEqualTo(name(
                        "clientHold",
                        "serverTransferProhibited",
                        "serverHold",
                        "serverUpdateProhibited",
                        "serverRenewProhibited",
                        "serverDeleteProhibited"));
    }

    @Test
    void aLandingPageIsTheNamesDelegation() {
        var sides = PollRules.sides(suspended(name("ok"), LANDING), null);

        assertThat(sides.after().nameServers()).isEqualTo(LANDING.nameServers());
        assertThat(sides.after().dsRecords()).isEqualTo(LANDING.dsRecords());
        assertThat(sides.after().statuses()).isEqualTo(SuspensionStatuses.ALL);
    }

    @Test
    void aNameThatIsHeldInAnotherWayWasHeldBefore() {
        HoldSnapshot landing =
                PollRules.sides(suspended(name("ok"), LANDING), null).after();

        var sides = PollRules.sides(suspended(name("ok"), null), landing);

        assertThat(sides.before()).isEqualTo(landing);
        assertThat(sides.after().nameServers()).containsExactly("ns1.example.net", "ns2.example.net");
    }

    @Test
    void anEndPutsBackWhatWasThere() {
        HoldSnapshot held =
                PollRules.sides(suspended(name("addPeriod"), LANDING), null).after();

        assertThat(PollRules.sides(reinstated(name("addPeriod")), held))
                .isEqualTo(new PollRules.Sides(held, name("addPeriod")));
        assertThat(PollRules.sides(reinstated(name("ok")), null).before().statuses())
                .isEqualTo(SuspensionStatuses.ALL);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            '',                     ok,                    ''
            ok,                     ok,                    ''
            addPeriod,              ok,                    addPeriod
            clientHold addPeriod,   clientHold,            addPeriod
            ok clientHold,          clientHold,            ''
            pendingDelete redemptionPeriod, pendingDelete, redemptionPeriod
            associated linked,      ok,                    ''""")
    void eachStatusStandsWhereItsSpecificationPutsIt(String statuses, String domain, String grace) {
        HoldSnapshot name = name(words(statuses));

        assertThat(PollRules.domainStatuses(name)).containsExactly(words(domain));
        assertThat(PollRules.graceStatuses(name)).containsExactly(words(grace));
    }

    private static String[] words(String text) {
        return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty()).toArray(String[]::new);
    }

    private static HoldSnapshot name(String... statuses) {
        return new HoldSnapshot(
                List.of(statuses), List.of("ns1.example.net", "ns2.example.net"), List.of("12345 13 2 00ff"), true);
    }

    private static NameChange suspended(HoldSnapshot free, @Nullable Delegation delegation) {
        return change(Change.SUSPENDED, free, SuspensionStatuses.ALL, delegation);
    }

    private static NameChange reinstated(HoldSnapshot free) {
        return change(Change.REINSTATED, free, List.of(), null);
    }

    private static NameChange change(
            Change change, HoldSnapshot free, List<String> statuses, @Nullable Delegation delegation) {
        return new NameChange(
                new DomainName("eksempel.dk"),
                1,
                change,
                null,
                "C-2026-000042",
                "terms-9.1",
                free,
                statuses,
                delegation,
                "REG-100001-DK",
                Instant.parse("2026-07-03T08:15:33Z"),
                "story");
    }
}
