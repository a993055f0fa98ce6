package dk.punktum.flagger.dnscontract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.Type;
import org.xbill.DNS.Update;

/// Somebody else who changes the zone, and asks it: not our driver, and without prerequisites.
final class Other {

    private static final Name ZONE = Name.fromConstantString("dk.");

    private final InetSocketAddress server;

    Other(InetSocketAddress server) {
        this.server = server;
    }

    /// @param lines as in a zone file: `owner ttl IN type rdata`
    void add(String... lines) throws IOException {
        var update = new Update(ZONE);
        for (String line : lines) {
            String[] part = line.split(" ", 5);
            update.add(Record.fromString(
                    Name.fromString(part[0]),
                    Type.value(part[3]),
                    DClass.IN,
                    Long.parseLong(part[1]),
                    part[4],
                    Name.root));
        }
        send(update);
    }

    void delete(String owner, String type) throws IOException {
        var update = new Update(ZONE);
        update.delete(Name.fromString(owner), Type.value(type));
        send(update);
    }

    private void send(Update update) throws IOException {
        SimpleResolver resolver = resolver(server);
        resolver.setTSIGKey(new TSIG(TSIG.HMAC_SHA256, TestKey.NAME, TestKey.SECRET));
        assertThat(Rcode.string(resolver.send(update).getRcode()))
                .as("the other's update")
                .isEqualTo("NOERROR");
    }

    /// What a section of an answer has, as in a zone file.
    List<String> ask(String name, String type, int section) throws IOException {
        return question(server, name, type).getSection(section).stream()
                .filter(record -> record.getType() != Type.OPT)
                .map(record -> "%s %d IN %s %s"
                        .formatted(
                                record.getName(),
                                record.getTTL(),
                                Type.string(record.getType()),
                                record.rdataToString()))
                .sorted()
                .toList();
    }

    String rcode(String name, String type) throws IOException {
        return Rcode.string(question(server, name, type).getRcode());
    }

    static boolean answers(InetSocketAddress server) {
        try {
            return question(server, "dk.", "SOA").getHeader().getFlag(Flags.AA);
        } catch (IOException e) {
            return false;
        }
    }

    private static Message question(InetSocketAddress server, String name, String type) throws IOException {
        Message query = Message.newQuery(Record.newRecord(Name.fromString(name), Type.value(type), DClass.IN));
        query.getHeader().unsetFlag(Flags.RD);
        return resolver(server).send(query);
    }

    private static SimpleResolver resolver(InetSocketAddress server) {
        var resolver = new SimpleResolver(server);
        resolver.setTCP(true);
        resolver.setTimeout(Duration.ofSeconds(5));
        return resolver;
    }
}
