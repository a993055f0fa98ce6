package dk.punktum.flagger.suspension.register;

import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.suspension.register.ZoneAnswer.Delegated;
import dk.punktum.flagger.suspension.register.ZoneAnswer.NotDelegated;
import dk.punktum.flagger.suspension.register.ZoneAnswer.Undecided;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;

class ZoneTest {

    @Test
    void aReferralIsADelegation() throws TextParseException {
        Message referral = message(Rcode.NOERROR, false);
        addNs(referral, "eksempel.dk.", "NS1.Example.net.", Section.AUTHORITY);
        addNs(referral, "eksempel.dk.", "ns2.example.net.", Section.AUTHORITY);

        assertThat(read(referral)).isEqualTo(new Delegated(Set.of("ns1.example.net", "ns2.example.net")));
    }

    @Test
    void aServerThatIsTheChildsTooAnswersItself() throws TextParseException {
        Message answer = message(Rcode.NOERROR, true);
        addNs(answer, "eksempel.dk.", "ns1.example.net.", Section.ANSWER);

        assertThat(read(answer)).isEqualTo(new Delegated(Set.of("ns1.example.net")));
    }

    @Test
    void theZonesOwnServersAreNotTheNames() throws TextParseException {
        Message answer = message(Rcode.NOERROR, true);
        addNs(answer, "dk.", "ns.dk.", Section.AUTHORITY);

        assertThat(read(answer)).isEqualTo(new NotDelegated());
    }

    /// A resolver, or a server that knows nothing of the zone, can not say that a name is gone.
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
                    RCODE,    AUTHORITATIVE, ABSENT
                    NXDOMAIN, true,          true
                    NXDOMAIN, false,         false
                    NOERROR,  true,          true
                    NOERROR,  false,         false
                    SERVFAIL, true,          false
                    REFUSED,  true,          false""")
    void absenceTakesAuthority(String rcode, boolean authoritative, boolean absent) throws TextParseException {
        assertThat(read(message(Rcode.value(rcode), authoritative)))
                .isEqualTo(absent ? new NotDelegated() : new Undecided());
    }

    private static ZoneAnswer read(Message answer) throws TextParseException {
        return Zone.read(Name.fromString("eksempel.dk."), answer);
    }

    private static Message message(int rcode, boolean authoritative) {
        var message = new Message();
        message.getHeader().setRcode(rcode);
        if (authoritative) {
            message.getHeader().setFlag(Flags.AA);
        }
        return message;
    }

    private static void addNs(Message message, String owner, String target, int section) throws TextParseException {
        message.addRecord(new NSRecord(Name.fromString(owner), DClass.IN, 60, Name.fromString(target)), section);
    }
}
