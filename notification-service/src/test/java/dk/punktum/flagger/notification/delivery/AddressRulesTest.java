package dk.punktum.flagger.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.NoticeFailed.FailureReason;
import dk.punktum.flagger.notification.letter.Language;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRulesTest {

    private static final DomainName NAME = DomainName.of("eksempel.dk");
    private static final DomainName IDN = DomainName.of("æøå.dk");

    @Test
    void theFirstUsableMailbox() {
        assertThat(choose(NAME, true, "kontakt@firma.example", "anden@firma.example"))
                .isEqualTo(at("kontakt", "firma.example"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kontakt@eksempel.dk",
                "kontakt@EKSEMPEL.DK",
                "kontakt@mail.eksempel.dk",
                "kontakt@a.b.c.eksempel.dk"
            })
    void aMailboxOnTheHeldNameReceivesNothing(String address) {
        assertThat(choose(NAME, true, address))
                .isEqualTo(new Addressee.OutOfReach(FailureReason.MAILBOX_ON_HELD_DOMAIN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"kontakt@æøå.dk", "kontakt@xn--5cab8c.dk", "kontakt@post.ÆØÅ.dk", "kontakt@post.xn--5cab8c.dk"})
    void aMailboxOnTheHeldNameInAnyWriting(String address) {
        assertThat(choose(IDN, true, address))
                .isEqualTo(new Addressee.OutOfReach(FailureReason.MAILBOX_ON_HELD_DOMAIN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"kontakt@ikke-eksempel.dk", "kontakt@eksempel.dk.example", "eksempel.dk@firma.example"})
    void aMailboxElsewhereOnlyLooksLikeIt(String address) {
        assertThat(choose(NAME, true, address)).isInstanceOf(Addressee.At.class);
    }

    @Test
    void aSecondMailboxElsewhereIsTaken() {
        assertThat(choose(NAME, true, "kontakt@eksempel.dk", "privat@postkasse.example"))
                .isEqualTo(at("privat", "postkasse.example"));
    }

    @Test
    void onceTheNameIsBackItsMailboxIsAsGoodAsAny() {
        assertThat(choose(NAME, false, "kontakt@eksempel.dk")).isEqualTo(at("kontakt", "eksempel.dk"));
    }

    @Test
    void nobodyKnowsAnAddress() {
        assertThat(choose(NAME, true)).isEqualTo(new Addressee.OutOfReach(FailureReason.NO_ADDRESS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "kontakt",
                "@firma.example",
                "kontakt@",
                "kontakt@localhost",
                "kontakt@firma.example\r\nBcc: alle@firma.example",
                "kontakt\r\n@firma.example",
                "kontakt@firma.example>\r\nDATA",
                "a@b.example,c@d.example",
                "a@b.example c@d.example",
                "Navn <kontakt@firma.example>",
                "\"kontakt\"@firma.example",
                "kon takt@firma.example",
                "kontakt..to@firma.example",
                ".kontakt@firma.example",
                "kontakt@[192.0.2.1]",
                "kontakt@firma..example",
                "kontakt@-firma.example",
                "kontåkt@firma.example",
                "a@b@firma.example",
                "kontakt@firma.example\u0000"
            })
    void whatIsNotOneAddressIsNone(String address) {
        assertThat(choose(NAME, true, address)).isEqualTo(new Addressee.OutOfReach(FailureReason.NO_ADDRESS));
    }

    @ParameterizedTest
    @CsvSource({
        "kontakt@BLÅBÆR.example, kontakt@xn--blbr-roah.example",
        "o'neill+dk@firma.example, o'neill+dk@firma.example",
        "Kontakt@Firma.Example,   Kontakt@firma.example",
    })
    void addressesGoOverTheWireInAscii(String address, String wire) {
        assertThat(Mailbox.read(address)).hasToString("Optional[" + wire + "]");
    }

    @Test
    void anAddressDoesNotShowItselfInALog() {
        assertThat(new Party(List.of("kontakt@firma.example"), Language.DANISH).toString())
                .doesNotContain("@");
    }

    private static Addressee choose(DomainName name, boolean held, String... emails) {
        return AddressRules.choose(new Party(List.of(emails), Language.ENGLISH), name, held);
    }

    private static Addressee at(String local, String host) {
        return new Addressee.At(new Mailbox(local, host), Language.ENGLISH);
    }
}
