package dk.punktum.flagger.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.io.IOException;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainNameTest {

    private final ObjectMapper json = new ObjectMapper();

    @ParameterizedTest
    @CsvSource({
        "eksempel.dk,               eksempel.dk",
        "xn--4cabco7dk5a.dk,        æøåöäüé.dk",
        "xn--strae-oqa.dk,          straße.dk",
        "a--b.dk,                   a--b.dk",
        "0.dk,                      0.dk"
    })
    void acceptsTheCanonicalFormAndShowsTheULabel(String aLabel, String uLabel) {
        assertThat(new DomainName(aLabel).uLabel()).isEqualTo(uLabel);
        assertThat(new DomainName(aLabel)).hasToString(aLabel);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".dk",
                "dk",
                "Eksempel.dk",
                "eksempel.DK",
                "eksempel.dk.",
                " eksempel.dk",
                "eksempel.dk\n",
                "eksempel.com",
                "eksempel",
                "www.eksempel.dk",
                "eksempel..dk",
                "æøåöäüé.dk",
                "-a.dk",
                "a-.dk",
                "ab--c.dk",
                "a_b.dk",
                "xn--.dk",
                "xn--a.dk",
                "xn--eksempel-.dk",
                "xn--mxacd.dk",
                "xn--fa-HIA.dk",
                "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggg.dk"
            })
    void acceptsNothingElseAndDoesNotRepeatIt(String other) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DomainName(other))
                .withMessage("not a .dk name in canonical form");
    }

    @Test
    void ofSaysWhyAndDoesNotRepeatTheInput() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DomainName.of("www.eksempel.dk"))
                .withMessage("not a registrable .dk name: BELOW_REGISTRABLE_NAME");
    }

    @Test
    void isAPlainStringInJson() throws IOException {
        DomainName name = DomainName.of("Straße.dk");

        assertThat(json.writeValueAsString(name)).isEqualTo("\"xn--strae-oqa.dk\"");
        assertThat(json.readValue("\"xn--strae-oqa.dk\"", DomainName.class)).isEqualTo(name);
        Assertions.assertThatExceptionOfType(ValueInstantiationException.class)
                .isThrownBy(() -> json.readValue("\"straße.dk\"", DomainName.class));
    }
}
