package dk.punktum.flagger.suspension.primary;

import dk.punktum.flagger.events.DomainName;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Options;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.TSIGRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import org.xbill.DNS.Update;

/// A primary that is spoken to in DNS over TCP: questions as anybody asks them, updates signed with hmac-sha256.
public final class DnsPrimary implements Primary {

    private final InetSocketAddress server;
    private final Name zone;
    private final Key key;
    private final Duration timeout;

    /// @param name  as the primary knows it
    /// @param fudge how far from its signing time a message is still taken (RFC 8945, section 4.2); one for the JVM
    public record Key(String name, SecretKey secret, Duration fudge) {

        /// @param secret in base64, as `tsig-keygen` and `keymgr` write it
        public static Key of(String name, String secret, Duration fudge) {
            return new Key(name, new SecretKeySpec(Base64.getDecoder().decode(secret), "HmacSHA256"), fudge);
        }

        /// Not the secret.
        @Override
        public String toString() {
            return name;
        }
    }

    /// @param zone    such as `dk`
    /// @param timeout for the connection, and for each answer
    public DnsPrimary(InetSocketAddress server, String zone, Key key, Duration timeout) {
        this.server = server;
        this.zone = absolute(zone);
        this.key = key;
        this.timeout = timeout;
        // The only way that dnsjava has.
        Options.set("tsigfudge", Long.toString(key.fudge().toSeconds()));
    }

    @Override
    public Look look(DomainName domain, Set<String> hosts) {
        try (var connection = new DnsConnection(server, timeout)) {
            String owner = LookReading.owner(domain);
            Set<ZoneRecord> records = new HashSet<>(ask(connection, owner, Type.NS));
            records.addAll(ask(connection, owner, Type.DS));
            Set<String> below = new HashSet<>(NameRecords.of(records).hostsBelow(domain));
            below.addAll(hosts);
            for (String host : below) {
                records.addAll(ask(connection, host, Type.A));
                records.addAll(ask(connection, host, Type.AAAA));
            }
            return new Look.Seen(NameRecords.of(records));
        } catch (LookReading.UnreadableException e) {
            return new Look.Unreadable(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new Look.Unreadable(fault(e));
        }
    }

    private static Set<ZoneRecord> ask(DnsConnection connection, String owner, int type)
            throws IOException, LookReading.UnreadableException {
        Message query = LookReading.question(owner, type);
        Message answer = new Message(connection.exchange(query.toWire()));
        if (answer.getHeader().getID() != query.getHeader().getID()) {
            throw new LookReading.UnreadableException("wrong-id");
        }
        return LookReading.read(owner, type, answer);
    }

    @Override
    public Reply send(Change change, Instant signedAt) {
        Update update = UpdateMessage.of(change, zone);
        // A clock that stands still: a message that waits before it leaves is as old as it is.
        var tsig =
                new TSIG(TSIG.HMAC_SHA256, absolute(key.name()), key.secret(), Clock.fixed(signedAt, ZoneOffset.UTC));
        tsig.apply(update, null);
        DnsConnection connection;
        try {
            connection = new DnsConnection(server, timeout);
        } catch (IOException e) {
            return new Reply.NotSent(fault(e));
        }
        try (connection) {
            byte[] bytes = connection.exchange(update.toWire());
            Message reply = new Message(bytes);
            boolean signed = reply.getHeader().getID() == update.getHeader().getID()
                    && reply.getTSIG() != null
                    && tsig.verify(reply, bytes, update.getTSIG()) == Rcode.NOERROR;
            return read(reply, signed);
        } catch (IOException e) {
            return new Reply.Unknown(fault(e));
        }
    }

    /// What says that the zone was changed, or was not as supposed, has to be signed. A server that does not take our
    /// key can not sign (RFC 8945, section 5.3.2).
    static Reply read(Message reply, boolean signed) {
        int rcode = reply.getRcode();
        return switch (rcode) {
            case Rcode.NOERROR -> signed ? new Reply.Applied() : new Reply.Unknown("unsigned");
            case Rcode.NXRRSET, Rcode.YXRRSET, Rcode.NXDOMAIN, Rcode.YXDOMAIN ->
                signed ? new Reply.ChangedMeanwhile(Rcode.string(rcode)) : new Reply.Unknown("unsigned");
            case Rcode.SERVFAIL -> new Reply.Unknown(Rcode.string(rcode));
            default -> {
                TSIGRecord tsig = reply.getTSIG();
                yield new Reply.Refused(
                        tsig == null || tsig.getError() == Rcode.NOERROR
                                ? Rcode.string(rcode)
                                : Rcode.TSIGstring(tsig.getError()));
            }
        };
    }

    private static String fault(IOException e) {
        return e instanceof SocketTimeoutException ? "timeout" : "unreachable";
    }

    private static Name absolute(String name) {
        try {
            return Name.fromString(name, Name.root);
        } catch (TextParseException e) {
            throw new IllegalArgumentException("not a DNS name: " + name, e);
        }
    }
}
