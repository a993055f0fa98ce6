package dk.punktum.flagger.intake.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dk.punktum.flagger.intake.lookup.MailRules.Found;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

class MailRulesTest {

    private static final Name NAME = Name.fromConstantString("eksempel.dk.");
    private static final Name HOST = Name.fromConstantString("post.example.");
    private static final Record MX = new MXRecord(NAME, DClass.IN, 60, 10, HOST);
    private static final Record NULL_MX = new MXRecord(NAME, DClass.IN, 60, 0, Name.root);
    private static final Record ALIAS = new CNAMERecord(NAME, DClass.IN, 60, HOST);
    private static final Record SOA = new SOARecord(NAME, DClass.IN, 60, HOST, HOST, 1, 2, 3, 4, 5);
    private static final Record REFERRAL = new NSRecord(NAME, DClass.IN, 60, HOST);

    static Stream<Arguments> answers() {
        return Stream.of(
                arguments(answer(Rcode.NOERROR, Section.ANSWER, MX), Found.SOME),
                arguments(answer(Rcode.NOERROR, Section.ANSWER, ALIAS, MX), Found.SOME),
                arguments(answer(Rcode.NOERROR, Section.ANSWER, NULL_MX), Found.REFUSAL),
                arguments(answer(Rcode.NOERROR, Section.ANSWER, NULL_MX, MX), Found.SOME),
                arguments(answer(Rcode.NOERROR, Section.AUTHORITY, SOA), Found.NONE),
                arguments(answer(Rcode.NXDOMAIN, Section.AUTHORITY, SOA), Found.NONE),
                arguments(answer(Rcode.NOERROR, Section.AUTHORITY, REFERRAL), Found.UNCLEAR),
                arguments(answer(Rcode.NOERROR, Section.ANSWER), Found.UNCLEAR),
                arguments(answer(Rcode.SERVFAIL, Section.ANSWER), Found.UNCLEAR),
                arguments(answer(Rcode.REFUSED, Section.AUTHORITY, SOA), Found.UNCLEAR),
                arguments(answer(Rcode.SERVFAIL, Section.ANSWER, MX), Found.UNCLEAR));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void anAnswerIsReadForWhatItVouchesFor(Message answer, Found found) {
        assertThat(MailRules.exchangers(answer)).isEqualTo(found);
    }

    @Test
    void withoutAnExchangerTheAddressTakesTheMail() throws UnknownHostException {
        Message address = answer(
                Rcode.NOERROR,
                Section.ANSWER,
                new ARecord(HOST, DClass.IN, 60, InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 1})));

        assertThat(MailRules.addresses(address, Type.A)).isEqualTo(Found.SOME);
        assertThat(MailRules.addresses(address, Type.AAAA)).isEqualTo(Found.UNCLEAR);
        assertThat(MailRules.addresses(answer(Rcode.NXDOMAIN, Section.AUTHORITY, SOA), Type.A))
                .isEqualTo(Found.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "SOME, NONE, IN_USE",
        "NONE, SOME, IN_USE",
        "UNCLEAR, SOME, IN_USE",
        "NONE, NONE, NOT_IN_USE",
        "NONE, UNCLEAR, UNKNOWN",
        "UNCLEAR, NONE, UNKNOWN"
    })
    void oneAddressIsEnoughAndBothHaveToBeMissing(Found a, Found aaaa, MailUse use) {
        assertThat(MailRules.implicit(a, aaaa)).isEqualTo(use);
    }

    private static Message answer(int code, int section, Record... records) {
        var answer = new Message(1);
        answer.getHeader().setRcode(code);
        for (Record record : records) {
            answer.addRecord(record, section);
        }
        return answer;
    }
}
