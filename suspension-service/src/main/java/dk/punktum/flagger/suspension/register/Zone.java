package dk.punktum.flagger.suspension.register;

import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.suspension.SuspensionConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/// The zone as its own servers answer: no resolver's cache in between. Never asked inside a database transaction.
@ApplicationScoped
public class Zone {

    private final Map<String, Resolver> servers = new LinkedHashMap<>();

    Zone(SuspensionConfig config) {
        config.dns()
                .servers()
                .forEach(server ->
                        servers.put(server, resolver(server, config.dns().timeout())));
    }

    /// As configured, `address:port`.
    public List<String> servers() {
        return List.copyOf(servers.keySet());
    }

    /// Waits for one of the servers. Throws nothing: a fault is an undecided answer.
    public ZoneAnswer ask(String server, DomainName name) {
        return ask(Objects.requireNonNull(servers.get(server)), name);
    }

    private static ZoneAnswer ask(Resolver server, DomainName domain) {
        try {
            Name name = Name.fromString(domain.aLabel() + ".");
            Message query = Message.newQuery(Record.newRecord(name, Type.NS, DClass.IN));
            query.getHeader().unsetFlag(Flags.RD);
            // UDP, and TCP when the answer was truncated.
            return read(name, server.send(query));
        } catch (TextParseException e) {
            throw new IllegalStateException("a registrable name is always a DNS name", e);
        } catch (IOException e) {
            return new ZoneAnswer.Undecided();
        }
    }

    /// A referral has the NS records in its authority section (RFC 1034, section 4.3.2); a server that is the
    /// child's, too, in its answer. Absence needs authority: a resolver's word, or a lame server's, does not count.
    static ZoneAnswer read(Name name, Message answer) {
        int rcode = answer.getRcode();
        Set<String> nameServers = new TreeSet<>();
        for (int section : new int[] {Section.ANSWER, Section.AUTHORITY}) {
            for (Record record : answer.getSection(section)) {
                if (record instanceof NSRecord ns && ns.getName().equals(name)) {
                    nameServers.add(ns.getTarget().toString(true).toLowerCase(Locale.ROOT));
                }
            }
        }
        if (rcode == Rcode.NOERROR && !nameServers.isEmpty()) {
            return new ZoneAnswer.Delegated(nameServers);
        }
        boolean absent = rcode == Rcode.NXDOMAIN || rcode == Rcode.NOERROR;
        return absent && answer.getHeader().getFlag(Flags.AA)
                ? new ZoneAnswer.NotDelegated()
                : new ZoneAnswer.Undecided();
    }

    /// `127.0.0.1:5300`, or `[::1]:5300`.
    private static Resolver resolver(String server, Duration timeout) {
        int colon = server.lastIndexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("suspension.dns.servers wants address:port, not " + server);
        }
        String host = server.substring(0, colon).replaceAll("^\\[|]$", "");
        var resolver = new SimpleResolver(new InetSocketAddress(host, Integer.parseInt(server.substring(colon + 1))));
        resolver.setTimeout(timeout);
        return resolver;
    }
}
