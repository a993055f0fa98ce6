package dk.punktum.flagger.casework.rdap;

import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.casework.rdap.RegistryAnswer.NoAnswer;
import dk.punktum.flagger.casework.rdap.RegistryAnswer.NotRegistered;
import dk.punktum.flagger.casework.rdap.RegistryAnswer.Registered;
import dk.punktum.flagger.events.DomainName;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RdapAnswersTest {

    private static final DomainName ASKED = new DomainName("eksempel.dk");

    @Test
    void aRegisteredNameComesWithItsStatuses() {
        String body = """
                {"objectClassName": "domain", "ldhName": "EKSEMPEL.dk", "status": ["server hold", "active"],
                 "nameservers": [{"objectClassName": "nameserver", "ldhName": "NS1.eksempel.dk."}]}""";

        assertThat(RdapAnswers.read(ASKED, 200, body))
                .isEqualTo(new Registered(List.of("server hold", "active"), false, List.of("ns1.eksempel.dk")));
    }

    @Test
    void aSeizedNameIsSeen() {
        String body = """
                {"objectClassName": "domain", "ldhName": "eksempel.dk", "dkhm_seized": true}""";

        assertThat(RdapAnswers.read(ASKED, 200, body)).isEqualTo(new Registered(List.of(), true, List.of()));
    }

    @Test
    void notFoundIsNotRegistered() {
        assertThat(RdapAnswers.read(ASKED, 404, "")).isEqualTo(new NotRegistered());
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 301, 302, 400, 401, 403, 410, 429, 500, 502, 503})
    void everyOtherStatusIsNoAnswer(int status) {
        assertThat(RdapAnswers.read(ASKED, status, "{}")).isEqualTo(new NoAnswer("status " + status));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>all is well</html>",
                "{}",
                "[]",
                "{\"objectClassName\": \"domain\"}",
                "{\"objectClassName\": \"domain\", \"ldhName\": \"another.dk\"}",
                "{\"objectClassName\": \"entity\", \"ldhName\": \"eksempel.dk\"}"
            })
    void whatIsNotAboutTheNameIsNoAnswer(String body) {
        assertThat(RdapAnswers.read(ASKED, 200, body)).isInstanceOf(NoAnswer.class);
    }

    @Test
    void aSearchFindsTheNamesOnAHost() {
        String body = """
                {"domainSearchResults": [{"ldhName": "eksempel.dk"}, {"ldhName": "ANDET.dk"}, {"ldhName": "andet.dk"}]}""";

        assertThat(RdapAnswers.found(200, body)).contains(Set.of("eksempel.dk", "andet.dk"));
        assertThat(RdapAnswers.found(200, "{\"domainSearchResults\": []}")).contains(Set.of());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "501 | {}",
                "404 | {\"domainSearchResults\": []}",
                "200 | {}",
                "200 | <html>",
                "200 | {\"domainSearchResults\": \"none\"}",
            })
    void aSearchThatIsNotAnsweredIsNotKnown(int status, String body) {
        assertThat(RdapAnswers.found(status, body)).isEmpty();
    }
}
