package dk.punktum.flagger.intake.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.intake.Members;
import dk.punktum.flagger.intake.Problems.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentRulesTest {

    private static final Set<DomainName> NAMES = Set.of(DomainName.of("eksempel.dk"), DomainName.of("æøåöäüé.dk"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                            |",
                "{'legalBasis': {'law': 'UNION', 'reference': 'Article 9'}}    |",
                "{'legalBasis': {'law': 'FOREIGN', 'reference': 'Article 9'}}  | /legalBasis/law unknown-law",
                "{'legalBasis': {'law': 'UNION', 'reference': ' '}}            | /legalBasis/reference text-empty",
                "{'legalBasis': {'law': 'UNION'}}                              | /legalBasis/reference missing",
                "{'legalBasis': 'Article 9'}                                   | /legalBasis not-an-object",
                "{'statementOfReasons': ''}                                    | /statementOfReasons text-empty",
                "{'issuingAuthority': {'name': 'M', 'unit': 'U'}}              |",
                "{'issuingAuthority': {'name': 'M'}}                           |",
                "{'issuingAuthority': {'unit': 'U'}}                           | /issuingAuthority/name missing",
                "{'issuingAuthority': {'name': 'M', 'unit': ''}}               | /issuingAuthority/unit text-empty",
                "{'issuingAuthority': {'name': 'M', 'head': 'H'}}              | /issuingAuthority/head unknown-member",
                "{'redress': ' '}                                              | /redress text-empty",
                "{'reportEffectTo': {'name': 'M', 'email': 'a@b.example'}}     |",
                "{'reportEffectTo': {'name': ' ', 'email': 'a@b.example'}}     | /reportEffectTo/name text-empty",
                "{'reportEffectTo': {'name': 'M', 'email': 'a@b'}}             | /reportEffectTo/email not-an-email-address",
                "{'durationDays': 30}                                          |",
                "{'durationDays': 31}                                          | /durationDays duration-not-offered",
                "{'durationDays': 30.5}                                        | /durationDays not-a-whole-number",
                "{'durationDays': '30'}                                        | /durationDays not-a-whole-number",
                "{'urgency': 'URGENT'}                                         |",
                "{'urgency': 'high'}                                           | /urgency unknown-urgency",
                "{'locations': 'https://eksempel.dk'}                          | /locations not-an-array",
            })
    void whatIsThereIsWholeAndTheRestMayBeLeftOut(String json, String error) {
        assertThat(errors(json)).isEqualTo(error == null ? List.of() : List.of(error));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://eksempel.dk",
                "http://www.eksempel.dk:8080/shop?id=1#top",
                "HTTPS://A.B.EKSEMPEL.DK/æ",
                "https://ÆØÅÖÄÜÉ.dk/",
                "https://www.xn--4cabco7dk5a.dk/"
            })
    void anAddressAtOrBelowANameIsEvidence(String address) {
        assertThat(errors("{'locations': ['%s']}".formatted(address))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://fence.dk/shop, location-elsewhere",
        "https://eksempel.dk.fence.com/, location-elsewhere",
        "https://dk/, location-elsewhere",
        "https://eksempel.dk@fence.com/, not-an-address",
        "https://fence.com\\@eksempel.dk/, not-an-address",
        "ftp://eksempel.dk/, not-an-address",
        "eksempel.dk/shop, not-an-address",
        "'https://eksempel.dk/a b', not-an-address"
    })
    void anyOtherIsToldWithItsPlace(String address, String code) {
        String json = "{'locations': ['https://eksempel.dk/', '%s']}".formatted(address.replace("\\", "\\\\"));

        assertThat(errors(json)).containsExactly("/locations/1 " + code);
    }

    @Test
    void aHundredAddressesAreTakenAndNotOneMore() {
        assertThat(errors("{'locations': [%s]}".formatted(addresses(100)))).isEmpty();
        assertThat(errors("{'locations': [%s]}".formatted(addresses(101))))
                .containsExactly("/locations too-many-locations");
    }

    private static String addresses(int number) {
        return IntStream.range(0, number)
                .mapToObj("'https://eksempel.dk/%d'"::formatted)
                .collect(Collectors.joining(","));
    }

    private static List<String> errors(String json) {
        List<FieldError> faults = new ArrayList<>();
        ContentSubmission content =
                ContentSubmission.read(new Members(object(json), "", ContentSubmission.MEMBERS, faults));
        ContentRules.objections(content, NAMES).forEach(faults::add);
        return faults.stream()
                .map(error -> error.pointer() + " " + error.code())
                .toList();
    }

    private static ObjectNode object(String json) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(json.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
