package dk.punktum.flagger.intake.lookup;

import java.util.List;
import java.util.stream.Stream;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// What a resolver's answers say about mail. No clock, no network.
final class MailRules {

    /// What one answer says about records of one type.
    enum Found {
        SOME,
        /// A null MX: the name says that it takes no mail.
        REFUSAL,
        NONE,
        UNCLEAR
    }

    static Found exchangers(Message answer) {
        List<Record> exchangers = records(answer, Type.MX);
        if (exchangers.isEmpty()) {
            return none(answer);
        }
        return exchangers.stream().allMatch(MailRules::isNull) ? Found.REFUSAL : Found.SOME;
    }

    /// @param type A or AAAA: without an MX, mail goes to the address (RFC 5321, section 5.1)
    static Found addresses(Message answer, int type) {
        return records(answer, type).isEmpty() ? none(answer) : Found.SOME;
    }

    /// Of a name without MX.
    static MailUse implicit(Found a, Found aaaa) {
        return Stream.of(a, aaaa).anyMatch(Found.SOME::equals)
                ? MailUse.IN_USE
                : a == Found.NONE && aaaa == Found.NONE ? MailUse.NOT_IN_USE : MailUse.UNKNOWN;
    }

    /// That there is none is believed where the zone's SOA says so (RFC 2308, section 2): a referral comes without one.
    private static Found none(Message answer) {
        boolean vouchedFor =
                answer.getSection(Section.AUTHORITY).stream().anyMatch(record -> record.getType() == Type.SOA);
        return switch (answer.getRcode()) {
            case Rcode.NXDOMAIN -> Found.NONE;
            case Rcode.NOERROR -> vouchedFor ? Found.NONE : Found.UNCLEAR;
            default -> Found.UNCLEAR;
        };
    }

    private static List<Record> records(Message answer, int type) {
        return answer.getRcode() != Rcode.NOERROR
                ? List.of()
                : answer.getSection(Section.ANSWER).stream()
                        .filter(record -> record.getType() == type)
                        .toList();
    }

    private static boolean isNull(Record record) {
        return record instanceof MXRecord exchanger && exchanger.getTarget().equals(Name.root);
    }

    private MailRules() {}
}
