package dk.punktum.flagger.standin.zone;

import static dk.punktum.flagger.standin.register.Changes.LANDING_PAGE;
import static dk.punktum.flagger.standin.register.Changes.lead;
import static dk.punktum.flagger.standin.register.Changes.suspend;
import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.standin.register.Register;
import dk.punktum.flagger.standin.register.Registers;
import dk.punktum.flagger.standin.register.Restore;
import dk.punktum.flagger.standin.register.SuspensionChange;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

class DnsAnswersTest {

    private final Register register = Registers.running();
    private final DnsAnswers answers = new DnsAnswers(new Zone(register));

    @ParameterizedTest
    @ValueSource(strings = {"eksempel.com.", ".", "dk.example.", "xdk."})
    void aNameOutsideTheZoneIsRefused(String name) throws IOException {
        Message reply = ask(name, Type.A);

        assertThat(reply.getRcode()).isEqualTo(Rcode.REFUSED);
        assertThat(reply.getHeader().getFlag(Flags.AA)).isFalse();
    }

    @Test
    void anotherClassIsRefused() throws IOException {
        assertThat(udp(query("version.bind.", Type.TXT, DClass.CH)).getRcode()).isEqualTo(Rcode.REFUSED);
        assertThat(udp(query("eksempel.dk.", Type.NS, DClass.CH)).getRcode()).isEqualTo(Rcode.REFUSED);
    }

    @ParameterizedTest
    @ValueSource(ints = {Type.AXFR, Type.IXFR})
    void theZoneIsNotHandedOut(int type) throws IOException {
        Message reply = new Message(
                answers.overTcp(query("dk.", type, DClass.IN).toWire()).orElseThrow());

        assertThat(reply.getRcode()).isEqualTo(Rcode.REFUSED);
        assertThat(reply.getSection(Section.ANSWER)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {Opcode.NOTIFY, Opcode.UPDATE, Opcode.STATUS})
    void onlyQueriesAreTaken(int opcode) throws IOException {
        Message query = query("dk.", Type.SOA, DClass.IN);
        query.getHeader().setOpcode(opcode);

        assertThat(udp(query).getRcode()).isEqualTo(Rcode.NOTIMP);
    }

    @Test
    void anAnswerIsNotAnswered() {
        Message query = query("dk.", Type.SOA, DClass.IN);
        query.getHeader().setFlag(Flags.QR);

        assertThat(answers.overUdp(query.toWire())).isEmpty();
    }

    @Test
    void twoQuestionsAreOneTooMany() throws IOException {
        Message query = query("eksempel.dk.", Type.NS, DClass.IN);
        query.addRecord(question("laast.dk.", Type.NS, DClass.IN), Section.QUESTION);

        assertThat(udp(query).getRcode()).isEqualTo(Rcode.FORMERR);
    }

    @Test
    void ednsOfTheFutureIsAnsweredWithTheVersionThatIsSpoken() throws IOException {
        Message query = query("dk.", Type.SOA, DClass.IN);
        query.addRecord(new OPTRecord(1232, 0, 1), Section.ADDITIONAL);

        Message reply = udp(query);

        assertThat(reply.getRcode()).isEqualTo(Rcode.BADVERS);
        assertThat(reply.getOPT().getVersion()).isZero();
    }

    @Test
    void whoDoesNotSpeakEdnsIsNotSpokenToInIt() throws IOException {
        assertThat(ask("dk.", Type.SOA).getOPT()).isNull();
    }

    @Test
    void theGlueOfAHeldNameLeavesTheZoneThoughItShowsALandingPage() throws IOException {
        // Given: bøgeskov's hosts serve other names too
        String other = "med-glue.dk.";
        register.apply(new SuspensionChange.Release(
                new DomainName("med-glue.dk"),
                1,
                new Restore(Set.of(), List.of("ns1.boegeskov-net.dk"), List.of(), null, Set.of())));
        assertThat(ask(other, Type.NS).getSection(Section.ADDITIONAL)).isNotEmpty();

        // When
        register.apply(lead("boegeskov-net.dk", 1, LANDING_PAGE));

        // Then
        assertThat(ask(other, Type.NS).getSection(Section.AUTHORITY)).hasSize(1);
        assertThat(ask(other, Type.NS).getSection(Section.ADDITIONAL)).isEmpty();
    }

    @Test
    void beforeTheSuspensionsAreKnownNothingIsSaidAboutNames() throws IOException {
        DnsAnswers starting = new DnsAnswers(new Zone(Registers.starting()));

        Message reply = new Message(
                starting.overUdp(query("eksempel.dk.", Type.NS, DClass.IN).toWire())
                        .orElseThrow());

        assertThat(reply.getRcode()).isEqualTo(Rcode.SERVFAIL);
    }

    @Test
    void whatDoesNotFitIntoADatagramIsToBeAskedForOverTcp() throws IOException {
        // Given: eksempel.dk has more name servers than 512 bytes hold
        List<String> many = IntStream.rangeClosed(1, 30)
                .mapToObj("et-ganske-langt-navn-%02d.navneserver.example"::formatted)
                .toList();
        register.apply(new SuspensionChange.Release(
                new DomainName("eksempel.dk"), 1, new Restore(Set.of(), many, List.of(), null, Set.of())));

        // When
        Message datagram = ask("eksempel.dk.", Type.NS);
        Message stream = new Message(
                answers.overTcp(query("eksempel.dk.", Type.NS, DClass.IN).toWire())
                        .orElseThrow());

        // Then
        assertThat(datagram.getHeader().getFlag(Flags.TC)).isTrue();
        assertThat(datagram.getSection(Section.AUTHORITY)).isEmpty();
        assertThat(datagram.getQuestion()).isEqualTo(stream.getQuestion());
        assertThat(stream.getHeader().getFlag(Flags.TC)).isFalse();
        assertThat(stream.getSection(Section.AUTHORITY)).hasSize(30);
    }

    @Test
    void moreFitsWhenTheAskerSaysSoButNeverMoreThanTravelsUnfragmented() throws IOException {
        List<String> many = IntStream.rangeClosed(1, 20)
                .mapToObj("et-ganske-langt-navn-%02d.navneserver.example"::formatted)
                .toList();
        register.apply(new SuspensionChange.Release(
                new DomainName("eksempel.dk"), 1, new Restore(Set.of(), many, List.of(), null, Set.of())));
        Message query = query("eksempel.dk.", Type.NS, DClass.IN);
        query.addRecord(new OPTRecord(4096, 0, 0), Section.ADDITIONAL);

        byte[] reply = answers.overUdp(query.toWire()).orElseThrow();

        assertThat(reply.length).isBetween(513, 1232);
        assertThat(new Message(reply).getHeader().getFlag(Flags.TC)).isFalse();
    }

    @Test
    void mailOfAFewNamesIsAnsweredForAsLongAsTheyAreNotHeld() throws IOException {
        assertThat(ask("eksempel.dk.", Type.MX).getSection(Section.ANSWER))
                .singleElement()
                .satisfies(mx -> assertThat(mx.rdataToString()).isEqualTo("10 post.eksempel.dk."));
        assertThat(ask("navn-003.dk.", Type.MX).getSection(Section.ANSWER)).isEmpty();
        assertThat(ask("navn-003.dk.", Type.MX).getSection(Section.AUTHORITY)).isNotEmpty();

        register.apply(suspend("eksempel.dk", 1));

        assertThat(ask("eksempel.dk.", Type.MX).getRcode()).isEqualTo(Rcode.NXDOMAIN);
    }

    @Test
    void glueGoesWithTheNameThatTheHostLiesOn() throws IOException {
        // Given: navn-003.dk is served by ns1 and ns2.boegeskov-net.dk
        String served = register.all().values().stream()
                .filter(name -> name.registration().registrar().equals("REG-100003-DK"))
                .map(name -> name.registration().name().aLabel())
                .filter(name -> name.startsWith("navn-"))
                .findFirst()
                .orElseThrow();
        assertThat(ask(served + ".", Type.A).getSection(Section.ADDITIONAL)).hasSize(3);

        // When
        register.apply(suspend("boegeskov-net.dk", 1));

        // Then
        Message reply = ask(served + ".", Type.A);
        assertThat(reply.getSection(Section.AUTHORITY)).hasSize(2);
        assertThat(reply.getSection(Section.ADDITIONAL)).isEmpty();
    }

    @Test
    void brokenBytesGetFormErrorOrNothingAndNeverAnException() {
        Random random = new Random(53);
        byte[] good = query("eksempel.dk.", Type.NS, DClass.IN).toWire();
        for (int round = 0; round < 20_000; round++) {
            byte[] broken = Arrays.copyOf(good, random.nextInt(good.length + 8));
            for (int hit = 0; hit < 3 && broken.length > 0; hit++) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            }

            answers.overUdp(broken).ifPresent(reply -> assertThat(reply.length).isLessThanOrEqualTo(1232));
        }
    }

    @Test
    void aHeaderWithoutTheRestIsAFormError() throws IOException {
        byte[] headerOnly = {0x12, 0x34, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0};

        Message reply = new Message(answers.overUdp(headerOnly).orElseThrow());

        assertThat(reply.getHeader().getID()).isEqualTo(0x1234);
        assertThat(reply.getRcode()).isEqualTo(Rcode.FORMERR);
    }

    @Test
    void theQuestionComesBackInTheCaseItWasAskedIn() throws IOException {
        Message reply = ask("EkSeMpEl.Dk.", Type.NS);

        assertThat(reply.getQuestion().getName().toString()).isEqualTo("EkSeMpEl.Dk.");
        assertThat(reply.getSection(Section.AUTHORITY)).hasSize(2);
    }

    private Message ask(String name, int type) throws IOException {
        return udp(query(name, type, DClass.IN));
    }

    private Message udp(Message query) throws IOException {
        return new Message(answers.overUdp(query.toWire()).orElseThrow());
    }

    private static Message query(String name, int type, int dclass) {
        return Message.newQuery(question(name, type, dclass));
    }

    private static Record question(String name, int type, int dclass) {
        return Record.newRecord(Name.fromConstantString(name), type, dclass);
    }
}
