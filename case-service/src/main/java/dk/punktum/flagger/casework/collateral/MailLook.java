package dk.punktum.flagger.casework.collateral;

import dk.punktum.flagger.events.DomainName;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.DClass;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/// Asks a resolver where mail to a name goes, over UDP, and over TCP where the answer is too long.
@ApplicationScoped
class MailLook {

    private static final int DNS_PORT = 53;

    private final Optional<SimpleResolver> resolver;

    MailLook(CollateralConfig config) {
        resolver = config.resolver().map(address -> {
            var asked = new SimpleResolver(address(address));
            asked.setTimeout(config.timeout());
            return asked;
        });
    }

    /// Never throws on what the resolver does or fails to do.
    MailUse at(DomainName name) {
        if (resolver.isEmpty()) {
            return MailUse.NOT_KNOWN;
        }
        try {
            Name asked = Name.fromString(name.aLabel(), Name.root);
            Message exchangers = ask(resolver.get(), asked, Type.MX);
            return switch (reading(exchangers, Type.MX)) {
                case PRESENT -> isNullMx(exchangers) ? MailUse.NONE : MailUse.MX;
                case ABSENT -> implicit(resolver.get(), asked);
                case UNCLEAR -> MailUse.NOT_KNOWN;
            };
        } catch (IOException _) {
            return MailUse.NOT_KNOWN;
        }
    }

    private static MailUse implicit(SimpleResolver resolver, Name name) throws IOException {
        boolean unclear = false;
        for (int type : List.of(Type.A, Type.AAAA)) {
            switch (reading(ask(resolver, name, type), type)) {
                case PRESENT -> {
                    return MailUse.ADDRESS;
                }
                case UNCLEAR -> unclear = true;
                case ABSENT -> {}
            }
        }
        return unclear ? MailUse.NOT_KNOWN : MailUse.NONE;
    }

    private enum Reading {
        PRESENT,
        ABSENT,
        UNCLEAR
    }

    /// "There is none" is believed with the zone's SOA only (RFC 2308, section 2); a referral says nothing.
    private static Reading reading(Message answer, int type) {
        boolean soa = answer.getSection(Section.AUTHORITY).stream().anyMatch(record -> record.getType() == Type.SOA);
        return switch (answer.getRcode()) {
            case Rcode.NXDOMAIN -> Reading.ABSENT;
            case Rcode.NOERROR ->
                records(answer, type).isEmpty() ? soa ? Reading.ABSENT : Reading.UNCLEAR : Reading.PRESENT;
            default -> Reading.UNCLEAR;
        };
    }

    /// RFC 7505: a single MX to the root says that the name takes no mail.
    private static boolean isNullMx(Message answer) {
        return records(answer, Type.MX).stream()
                .allMatch(record -> record instanceof MXRecord exchanger
                        && exchanger.getTarget().equals(Name.root));
    }

    private static List<Record> records(Message answer, int type) {
        return answer.getSection(Section.ANSWER).stream()
                .filter(record -> record.getType() == type)
                .toList();
    }

    private static Message ask(SimpleResolver resolver, Name name, int type) throws IOException {
        return resolver.send(Message.newQuery(Record.newRecord(name, type, DClass.IN)));
    }

    private static InetSocketAddress address(String text) {
        int colon = text.lastIndexOf(':');
        return colon < 0 || text.indexOf(':') != colon
                ? new InetSocketAddress(text, DNS_PORT)
                : new InetSocketAddress(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    }
}
