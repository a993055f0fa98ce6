package dk.punktum.flagger.suspension.primary;

import dk.punktum.flagger.events.DomainName;
import java.util.HashSet;
import java.util.Set;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/// Reads what a primary answers about a delegation: exact record sets, no transfer of the zone.
final class LookReading {

    /// An answer that says nothing about the zone.
    static final class UnreadableException extends Exception {
        private static final long serialVersionUID = 1;

        /// @param fault a code
        UnreadableException(String fault) {
            super(fault);
        }
    }

    private static final int[] NS_SECTIONS = {Section.ANSWER, Section.AUTHORITY};
    private static final int[] DS_SECTIONS = {Section.ANSWER};
    private static final int[] ADDRESS_SECTIONS = {Section.ANSWER, Section.ADDITIONAL};

    static Message question(String owner, int type) {
        Message query = Message.newQuery(Record.newRecord(name(owner), type, DClass.IN));
        query.getHeader().unsetFlag(Flags.RD);
        return query;
    }

    static String owner(DomainName domain) {
        return domain.aLabel() + ".";
    }

    /// A referral has the name's NS records in its authority section, and addresses, which are glue, in its
    /// additional one (RFC 1034, section 4.3.2). DS is in the answer: the parent is the authority on it (RFC 4035,
    /// section 3.1.4.1). That there is none has to be said with authority, or by a referral.
    static Set<ZoneRecord> read(String owner, int type, Message answer) throws UnreadableException {
        int rcode = answer.getRcode();
        if (rcode != Rcode.NOERROR && rcode != Rcode.NXDOMAIN) {
            throw new UnreadableException(Rcode.string(rcode));
        }
        int[] sections = switch (type) {
            case Type.NS -> NS_SECTIONS;
            case Type.DS -> DS_SECTIONS;
            default -> ADDRESS_SECTIONS;
        };
        Name name = name(owner);
        Set<ZoneRecord> found = new HashSet<>();
        for (int section : sections) {
            for (Record record : answer.getSection(section)) {
                if (record.getType() == type && record.getName().equals(name)) {
                    found.add(ZoneRecord.of(record));
                }
            }
        }
        if (found.isEmpty() && !answer.getHeader().getFlag(Flags.AA) && !isReferral(answer)) {
            throw new UnreadableException("not-authoritative");
        }
        return found;
    }

    private static boolean isReferral(Message answer) {
        return answer.getSection(Section.AUTHORITY).stream().anyMatch(NSRecord.class::isInstance);
    }

    private static Name name(String absolute) {
        try {
            return Name.fromString(absolute);
        } catch (TextParseException e) {
            throw new IllegalStateException("a registrable name, or a host, is always a DNS name", e);
        }
    }

    private LookReading() {}
}
