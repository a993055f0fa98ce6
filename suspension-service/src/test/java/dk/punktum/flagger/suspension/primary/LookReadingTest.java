package dk.punktum.flagger.suspension.primary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.punktum.flagger.suspension.primary.LookReading.UnreadableException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

/// That a name has no records is to be believed only from who knows: what is not there would be put nowhere again.
class LookReadingTest {

    private static final String OWNER = "eksempel.dk.";

    @ParameterizedTest
    @ValueSource(ints = {Rcode.NOERROR, Rcode.NXDOMAIN})
    void nothingIsBelievedWithAuthorityOnly(int rcode) throws UnreadableException {
        assertThat(LookReading.read(OWNER, Type.NS, empty(rcode, true))).isEmpty();
        assertThatThrownBy(() -> LookReading.read(OWNER, Type.NS, empty(rcode, false)))
                .isInstanceOf(UnreadableException.class)
                .hasMessage("not-authoritative");
    }

    @ParameterizedTest
    @ValueSource(ints = {Rcode.SERVFAIL, Rcode.REFUSED})
    void anErrorSaysNothing(int rcode) {
        assertThatThrownBy(() -> LookReading.read(OWNER, Type.NS, empty(rcode, true)))
                .isInstanceOf(UnreadableException.class)
                .hasMessage(Rcode.string(rcode));
    }

    private static Message empty(int rcode, boolean authoritative) {
        Message answer = LookReading.question(OWNER, Type.NS);
        answer.getHeader().setRcode(rcode);
        if (authoritative) {
            answer.getHeader().setFlag(Flags.AA);
        }
        return answer;
    }
}
