package dk.punktum.flagger.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/// Asks the zone's authoritative server, as `dig +norecurse` does.
public final class Zone {

    /// @param status such as `NOERROR` or `NXDOMAIN`
    /// @param delegation the NS and DS records of the referral and its glue, sorted, in zone file format
    public record Answer(String status, List<String> delegation) {

        public boolean isDelegated() {
            return !delegation.isEmpty();
        }
    }

    private static final Set<Integer> DELEGATION = Set.of(Type.NS, Type.DS, Type.A, Type.AAAA);
    private static final int EDNS_BYTES = 1232;

    private final SimpleResolver server;

    public Zone(int port) {
        server = new SimpleResolver(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        server.setTimeout(Duration.ofSeconds(5));
        // DS records come with a referral only to who understands them (RFC 3225, section 3).
        server.setEDNS(0, EDNS_BYTES, ExtendedFlags.DO);
    }

    public Answer ask(String aLabel) {
        try {
            Message query = Message.newQuery(Record.newRecord(Name.fromString(aLabel + "."), Type.NS, DClass.IN));
            query.getHeader().unsetFlag(Flags.RD);
            Message answer = server.send(query);
            return new Answer(
                    Rcode.string(answer.getRcode()),
                    Stream.of(Section.ANSWER, Section.AUTHORITY, Section.ADDITIONAL)
                            .flatMap(section -> answer.getSection(section).stream())
                            .filter(record -> DELEGATION.contains(record.getType()))
                            .map(Record::toString)
                            .sorted()
                            .toList());
        } catch (IOException e) {
            throw new IllegalStateException("the zone's server does not answer: " + e.getMessage(), e);
        }
    }
}
