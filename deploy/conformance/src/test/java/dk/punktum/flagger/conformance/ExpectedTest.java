package dk.punktum.flagger.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.punktum.flagger.events.HoldSnapshot;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExpectedTest {

    private static final Seen HELD = new Seen(Set.copyOf(NameStory.HOLD), null, null);
    private static final Seen ON_A_PAGE = new Seen(
            Set.copyOf(NameStory.LOCKS),
            Set.copyOf(NameStory.PAGE.nameServers()),
            Set.copyOf(NameStory.PAGE.dsRecords()));

    private final NameStory plain = new NameStory("eksempel.dk", null, 0, Instant.EPOCH);
    private final NameStory locked = new NameStory(
            "laast.dk",
            new HoldSnapshot(List.of("serverTransferProhibited"), List.of("ns1.a.example"), List.of()),
            0,
            Instant.EPOCH);

    @Test
    void aHeldNameCarriesAllFive() {
        assertThat(plain.isHeld().wrongIn(HELD)).isEmpty();
        assertThat(plain.isHeld().wrongIn(ON_A_PAGE)).hasValue("does not carry serverHold");
        assertThat(plain.isHeld().wrongIn(Seen.NOT_MENTIONED)).isPresent();
    }

    @Test
    void aLockThatStoodBeforeIsMissedAndOneThatDidNotIsTooMany() {
        Seen onlyItsLock = new Seen(Set.of("serverTransferProhibited"), null, null);

        assertThat(locked.isFree().wrongIn(onlyItsLock)).isEmpty();
        assertThat(locked.isFree().wrongIn(Seen.NOT_MENTIONED)).hasValue("does not carry serverTransferProhibited");
        assertThat(plain.isFree().wrongIn(onlyItsLock)).hasValue("carries serverTransferProhibited, which it must not");
    }

    @Test
    void aLandingPageHasItsNameServersItsDsRecordsAndNoHold() {
        Set<String> andHold = new HashSet<>(NameStory.LOCKS);
        andHold.add("serverHold");

        assertThat(plain.leadsTo(NameStory.PAGE).wrongIn(ON_A_PAGE)).isEmpty();
        assertThat(plain.leadsTo(NameStory.PAGE).wrongIn(HELD)).isPresent();
        assertThat(plain.leadsTo(NameStory.PAGE)
                        .wrongIn(new Seen(andHold, ON_A_PAGE.nameServers(), ON_A_PAGE.dsRecords())))
                .hasValue("carries serverHold, which it must not");
        assertThat(plain.leadsTo(NameStory.PAGE)
                        .wrongIn(new Seen(ON_A_PAGE.statuses(), ON_A_PAGE.nameServers(), Set.of())))
                .isPresent();
        assertThat(plain.leadsTo(NameStory.OTHER_PAGE).wrongIn(ON_A_PAGE)).isPresent();
        assertThat(plain.isFree().wrongIn(new Seen(Set.of(), ON_A_PAGE.nameServers(), Set.of())))
                .hasValue("still leads to a landing page");
    }

    @Test
    void theWordsOfRdapAreThoseOfEpp() {
        assertThat(RdapView.epp("server transfer prohibited")).isEqualTo("serverTransferProhibited");
        assertThat(RdapView.epp("server hold")).isEqualTo("serverHold");
    }

    @Test
    void whatShowPrintsIsReadAndWhatItShouldNotPrintIsSaid() {
        assertThat(ShowView.read("""
                {"domain":"a.dk","statuses":["serverHold"]}

                {"domain":"b.dk","statuses":[],"delegation":{"nameServers":["ns1.x"],"dsRecords":["1 13 2 ab"]}}
                """))
                .containsEntry("a.dk", new Seen(Set.of("serverHold"), null, null))
                .containsEntry("b.dk", new Seen(Set.of(), Set.of("ns1.x"), Set.of("1 13 2 AB")));
        assertThatThrownBy(() -> ShowView.read("a.dk is held"))
                .isInstanceOf(CannotRun.class)
                .hasMessageContaining("not JSON");
        assertThatThrownBy(() -> ShowView.read("{\"domain\":\"a.dk\"}")).isInstanceOf(CannotRun.class);
    }
}
