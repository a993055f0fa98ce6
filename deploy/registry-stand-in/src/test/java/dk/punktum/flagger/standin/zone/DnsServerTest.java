package dk.punktum.flagger.standin.zone;

import static dk.punktum.flagger.standin.register.Changes.release;
import static dk.punktum.flagger.standin.register.Changes.suspend;
import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.standin.register.Register;
import dk.punktum.flagger.standin.register.Registers;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/// Asked over real sockets, by a resolver that is not ours.
class DnsServerTest {

    private final Register register = Registers.running();
    private final DnsServer server = new DnsServer(new DnsAnswers(new Zone(register)), anyPort());

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aNameInTheZoneIsReferredToItsNameServers(boolean tcp) throws IOException {
        Message reply = ask("eksempel.dk.", Type.NS, tcp);

        assertThat(reply.getRcode()).isEqualTo(Rcode.NOERROR);
        assertThat(reply.getHeader().getFlag(Flags.AA)).isFalse();
        assertThat(reply.getSection(Section.ANSWER)).isEmpty();
        assertThat(text(reply, Section.AUTHORITY))
                .containsExactlyInAnyOrder(
                        "eksempel.dk. 300 IN NS ns1.nordlys-domaener.example.",
                        "eksempel.dk. 300 IN NS ns2.nordlys-domaener.example.");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatLiesBelowANameIsReferredTheSameWay(boolean tcp) throws IOException {
        assertThat(text(ask("www.eksempel.dk.", Type.A, tcp), Section.AUTHORITY))
                .isEqualTo(text(ask("eksempel.dk.", Type.A, tcp), Section.AUTHORITY));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aNameThatIsNotRegisteredDoesNotExist(boolean tcp) throws IOException {
        assertNoSuchName(ask("findes-ikke.dk.", Type.A, tcp));
        assertNoSuchName(ask("www.findes-ikke.dk.", Type.A, tcp));
        assertNoSuchName(ask("uden-navneservere.dk.", Type.NS, tcp));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aSuspendedNameIsGoneAndComesBackAsItWas(boolean tcp) throws IOException {
        List<String> before = text(ask("med-glue.dk.", Type.NS, tcp), Section.AUTHORITY, Section.ADDITIONAL);
        List<String> dsBefore = text(ask("eksempel.dk.", Type.DS, tcp), Section.ANSWER);
        long serial = soa(tcp).getSerial();

        register.apply(suspend("med-glue.dk", 1));
        register.apply(suspend("eksempel.dk", 1));

        assertNoSuchName(ask("med-glue.dk.", Type.NS, tcp));
        assertNoSuchName(ask("ns1.med-glue.dk.", Type.A, tcp));
        assertNoSuchName(ask("eksempel.dk.", Type.DS, tcp));
        assertThat(soa(tcp).getSerial()).isEqualTo(serial + 2);

        register.apply(release("med-glue.dk", 2));
        register.apply(release("eksempel.dk", 2));

        assertThat(text(ask("med-glue.dk.", Type.NS, tcp), Section.AUTHORITY, Section.ADDITIONAL))
                .isEqualTo(before)
                .isNotEmpty();
        assertThat(text(ask("eksempel.dk.", Type.DS, tcp), Section.ANSWER))
                .isEqualTo(dsBefore)
                .isNotEmpty();
        assertThat(soa(tcp).getSerial()).isEqualTo(serial + 4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"xn--4cabco7dk5a.dk.", "xn--strae-oqa.dk.", "strasse.dk.", "XN--4CABCO7DK5A.DK."})
    void anIdnIsAskedForByItsALabel(String name) throws IOException {
        assertThat(ask(name, Type.NS, false).getSection(Section.AUTHORITY)).isNotEmpty();
    }

    @Test
    void hostsInTheZoneComeWithTheirAddresses() throws IOException {
        Message reply = ask("med-glue.dk.", Type.NS, false);

        assertThat(reply.getSection(Section.AUTHORITY)).hasSize(3);
        assertThat(text(reply, Section.ADDITIONAL))
                .containsExactlyInAnyOrder(
                        "ns1.med-glue.dk. 300 IN A 203.0.113.21",
                        "ns1.med-glue.dk. 300 IN AAAA 2001:db8:21:0:0:0:0:1",
                        "ns2.med-glue.dk. 300 IN A 203.0.113.22");
    }

    @Test
    void aHostsOwnAddressIsNotOursToAnswer() throws IOException {
        Message reply = ask("ns1.med-glue.dk.", Type.A, false);

        assertThat(reply.getHeader().getFlag(Flags.AA)).isFalse();
        assertThat(reply.getSection(Section.ANSWER)).isEmpty();
        assertThat(reply.getSection(Section.AUTHORITY)).hasSize(3);
    }

    @Test
    void dsIsOursToAnswer() throws IOException {
        Message reply = ask("to-noegler.dk.", Type.DS, false);

        assertThat(reply.getHeader().getFlag(Flags.AA)).isTrue();
        assertThat(text(reply, Section.ANSWER))
                .containsExactlyInAnyOrder(
                        "to-noegler.dk. 300 IN DS 2001 8 2 " + "A".repeat(64),
                        "to-noegler.dk. 300 IN DS 2002 13 4 " + "B".repeat(96));
    }

    @Test
    void aNameWithoutDsHasNoDsRatherThanNoName() throws IOException {
        Message reply = ask("laast.dk.", Type.DS, false);

        assertThat(reply.getRcode()).isEqualTo(Rcode.NOERROR);
        assertThat(reply.getHeader().getFlag(Flags.AA)).isTrue();
        assertThat(reply.getSection(Section.ANSWER)).isEmpty();
        assertThat(text(reply, Section.AUTHORITY)).singleElement().asString().contains("IN SOA");
    }

    @Test
    void whoAsksForDnssecGetsDsWithTheReferral() throws IOException {
        SimpleResolver resolver = resolver(false);
        resolver.setEDNS(0, 1232, ExtendedFlags.DO, List.of());

        Message reply = resolver.send(query("eksempel.dk.", Type.A));

        assertThat(text(reply, Section.AUTHORITY)).anyMatch(record -> record.contains("IN DS 12345 13 2"));
        assertThat(reply.getOPT().getFlags() & ExtendedFlags.DO).isNotZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theApexHasAStartOfAuthorityAndNameServers(boolean tcp) throws IOException {
        Message ns = ask("dk.", Type.NS, tcp);

        assertThat(ns.getHeader().getFlag(Flags.AA)).isTrue();
        assertThat(text(ns, Section.ANSWER))
                .containsExactlyInAnyOrder(
                        "dk. 300 IN NS ns1.registry-stand-in.example.", "dk. 300 IN NS ns2.registry-stand-in.example.");
        assertThat(soa(tcp).getSerial()).isEqualTo(register.serial());
        assertThat(ask("dk.", Type.A, tcp).getSection(Section.AUTHORITY)).hasSize(1);
    }

    @Test
    void oneConnectionTakesManyQuestions() throws IOException {
        try (Socket connection =
                new Socket(server.address().getAddress(), server.address().getPort())) {
            DataOutputStream out = new DataOutputStream(connection.getOutputStream());
            DataInputStream in = new DataInputStream(connection.getInputStream());
            for (String name : List.of("eksempel.dk.", "findes-ikke.dk.", "laast.dk.")) {
                byte[] query = query(name, Type.NS).toWire();
                out.writeShort(query.length);
                out.write(query);
            }
            List<Integer> codes = new ArrayList<>();
            for (int answer = 0; answer < 3; answer++) {
                codes.add(new Message(in.readNBytes(in.readUnsignedShort())).getRcode());
            }

            assertThat(codes).containsExactly(Rcode.NOERROR, Rcode.NXDOMAIN, Rcode.NOERROR);
        }
    }

    @Test
    void aClosedServerLeavesItsPort() throws IOException {
        int port = server.address().getPort();
        server.close();

        try (DnsServer next = new DnsServer(new DnsAnswers(new Zone(register)), port(port))) {
            next.start();
            assertThat(next.address().getPort()).isEqualTo(port);
        }
    }

    private static void assertNoSuchName(Message reply) {
        assertThat(reply.getRcode()).isEqualTo(Rcode.NXDOMAIN);
        assertThat(reply.getHeader().getFlag(Flags.AA)).isTrue();
        assertThat(reply.getSection(Section.ANSWER)).isEmpty();
        assertThat(text(reply, Section.AUTHORITY)).singleElement().asString().startsWith("dk. 60 IN SOA");
    }

    private SOARecord soa(boolean tcp) throws IOException {
        return (SOARecord) ask("dk.", Type.SOA, tcp).getSection(Section.ANSWER).getFirst();
    }

    private Message ask(String name, int type, boolean tcp) throws IOException {
        return resolver(tcp).send(query(name, type));
    }

    private SimpleResolver resolver(boolean tcp) {
        SimpleResolver resolver = new SimpleResolver(server.address());
        resolver.setTCP(tcp);
        return resolver;
    }

    private static Message query(String name, int type) {
        return Message.newQuery(Record.newRecord(Name.fromConstantString(name), type, DClass.IN));
    }

    private static List<String> text(Message reply, int... sections) {
        return Arrays.stream(sections)
                .boxed()
                .flatMap(section -> reply.getSection(section).stream())
                .filter(record -> record.getType() != Type.OPT)
                .map(record -> record.toString().replaceAll("\\s+", " "))
                .sorted()
                .toList();
    }

    private static DnsConfig anyPort() {
        return port(0);
    }

    private static DnsConfig port(int number) {
        return new DnsConfig() {
            @Override
            public String address() {
                return "127.0.0.1";
            }

            @Override
            public int port() {
                return number;
            }

            @Override
            public Optional<UpdateKey> updateKey() {
                return Optional.empty();
            }

            @Override
            public Optional<Path> zoneFile() {
                return Optional.empty();
            }
        };
    }
}
