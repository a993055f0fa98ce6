package dk.punktum.flagger.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.punktum.flagger.notification.letter.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationTest {

    private static final String REGISTRANT = """
            {"roles": ["registrant"], "handle": "EV1001-DK", "vcardArray": ["vcard", [
              ["version", {}, "text", "4.0"], ["fn", {}, "text", "Eksempel ApS"],
              ["lang", {"pref": "1"}, "language-tag", "en"],
              ["email", {}, "text", "first@firma.example"], ["email", {}, "text", "second@firma.example"]]]}""";

    private static final String REGISTRAR = """
            {"roles": ["registrar"], "handle": "REG-1-DK", "vcardArray": ["vcard", [["fn", {}, "text", "Reg"]]],
             "entities": [{"roles": ["abuse"], "vcardArray": ["vcard", [["email", {}, "text", "abuse@reg.example"]]]}]}""";

    @Test
    void registrantWithLanguageAndAddresses() {
        Registration registration = read("{\"entities\": [%s, %s]}".formatted(REGISTRAR, REGISTRANT));

        assertThat(registration.registrant().emails()).containsExactly("first@firma.example", "second@firma.example");
        assertThat(registration.registrant().language()).isEqualTo(Language.ENGLISH);
    }

    @Test
    void aRegistrarThatIsReachedThroughAContactOfItsOwn() {
        Registration registration = read("{\"entities\": [%s]}".formatted(REGISTRAR));

        assertThat(registration.registrar().orElseThrow().emails()).containsExactly("abuse@reg.example");
        assertThat(registration.registrar().orElseThrow().language()).isEqualTo(Language.DANISH);
    }

    @Test
    void aNameThatTheRegistrantManagesHasNoRegistrar() {
        Registration registration = read("""
                {"entities": [{"roles": ["registrar"], "handle": "DKHM1-DK",
                 "vcardArray": ["vcard", [["email", {}, "text", "info@registry.example"]]]}]}""");

        assertThat(registration.registrar()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "{\"entities\": {}}",
                "{\"entities\": [{\"roles\": \"registrant\"}]}",
                "{\"entities\": [{\"roles\": [\"registrant\"], \"vcardArray\": [\"vcard\", [[\"email\"]]]}]}",
                "{\"entities\": [{\"roles\": [\"registrant\"], \"vcardArray\": [\"vcard\", [[\"email\", {}, \"text\", 7]]]}]}"
            })
    void whatDoesNotSayAnAddressGivesNone(String answer) {
        assertThat(read(answer).registrant().emails()).isEmpty();
        assertThat(read(answer).registrar().orElseThrow().emails()).isEmpty();
    }

    private static Registration read(String json) {
        try {
            return Registration.in(new ObjectMapper().readTree(json));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
