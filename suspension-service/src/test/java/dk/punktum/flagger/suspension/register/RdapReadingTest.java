package dk.punktum.flagger.suspension.register;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.HoldSnapshot;
import dk.punktum.flagger.suspension.register.RegisterAnswer.Registered;
import dk.punktum.flagger.suspension.register.RegisterAnswer.Unavailable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RdapReadingTest {

    private static final DomainName NAME = new DomainName("eksempel.dk");

    @Test
    void statusesServersAndKeysAreRead() {
        RegisterAnswer answer = read("""
                {"objectClassName":"domain","ldhName":"EKSEMPEL.DK.","status":["Server Hold","validated","active"],
                 "nameservers":[{"ldhName":"NS2.Example.NET."},{"ldhName":"ns1.example.net"}],
                 "secureDNS":{"dsData":[{"keyTag":1,"algorithm":13,"digestType":2,"digest":"00 FF"}]}}""");

        assertThat(answer)
                .isEqualTo(registered(new HoldSnapshot(
                        List.of("serverHold", "ok"),
                        List.of("ns2.example.net", "ns1.example.net"),
                        List.of("1 13 2 00FF"))));
    }

    @Test
    void autoRenewRegistrarAndSeizureAreRead() {
        RegisterAnswer answer = read("""
                {"objectClassName":"domain","ldhName":"eksempel.dk","dkhm_autoRenew":false,"dkhm_seized":true,
                 "entities":[{"handle":"ABC1","roles":["registrant"]},
                             {"handle":" ","roles":["registrar"]},
                             {"handle":"REG-0001","roles":["technical","registrar"]}]}""");

        assertThat(answer)
                .isEqualTo(new Registered(new HoldSnapshot(List.of(), List.of(), List.of(), false), "REG-0001", true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"yes\"", "1"})
    void autoRenewThatIsNeitherTrueNorFalseIsNotSaid(String value) {
        assertThat(read("{\"objectClassName\":\"domain\",\"ldhName\":\"eksempel.dk\",\"dkhm_autoRenew\":%s}"
                        .formatted(value)))
                .isEqualTo(registered(new HoldSnapshot(List.of(), List.of(), List.of())));
    }

    private static Registered registered(HoldSnapshot present) {
        return new Registered(present, null, false);
    }

    @Test
    void whatIsNotThereIsEmpty() {
        assertThat(read("{\"objectClassName\":\"domain\",\"ldhName\":\"eksempel.dk\"}"))
                .isEqualTo(registered(new HoldSnapshot(List.of(), List.of(), List.of())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "{\"objectClassName\":\"domain\",\"ldhName\":\"andet.dk\"}",
                "{\"objectClassName\":\"entity\",\"ldhName\":\"eksempel.dk\"}"
            })
    void anotherObjectIsNoAnswer(String json) {
        assertThat(read(json)).isEqualTo(new Unavailable("other-object"));
    }

    @ParameterizedTest
    @CsvSource({
        "active,                     ok",
        "associated,                 linked",
        "server hold,                serverHold",
        "client transfer prohibited, clientTransferProhibited",
        "redemption period,          redemptionPeriod",
        "locked,                     ",
        "obscured,                   "
    })
    void wordsOfRdapBecomeStatusesOfEpp(String rdap, @Nullable String epp) {
        assertThat(RdapStatus.toEpp(rdap)).isEqualTo(Optional.ofNullable(epp));
    }

    private static RegisterAnswer read(String json) {
        try {
            return RdapReading.of(NAME, new ObjectMapper().readTree(json));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
