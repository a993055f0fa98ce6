package dk.punktum.flagger.intake.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.intake.webhook.TargetRules.Objection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetRulesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.dk",
                "https://example.dk:8443/flags?a=b",
                "HTTPS://example.dk/",
                "https://[2606:4700::1111]/",
                "https://192.0.2.1/"
            })
    void theseMayBeRegistered(String url) {
        assertThat(TargetRules.objection(url, false)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', NOT_A_URL",
        "example.dk, NOT_A_URL",
        "https:///flags, NOT_A_URL",
        "https://exa mple.dk, NOT_A_URL",
        "https://example.dk:0/, NOT_A_URL",
        "http://example.dk, NOT_HTTPS",
        "ftp://example.dk, NOT_HTTPS",
        "file:///etc/passwd, NOT_A_URL",
        "https://anna:secret@example.dk, HAS_USER_INFO",
        "https://example.dk/#here, HAS_FRAGMENT"
    })
    void theseMayNot(String url, Objection objection) {
        assertThat(TargetRules.objection(url, false)).contains(objection);
    }

    @Test
    void plainHttpOnlyWhereItIsAllowed() {
        assertThat(TargetRules.objection("http://localhost:8099/flags", true)).isEmpty();
        assertThat(TargetRules.objection("https://example.dk/" + "a".repeat(2000), true))
                .contains(Objection.NOT_A_URL);
        assertThat(TargetRules.objection(null, true)).contains(Objection.NOT_A_URL);
    }
}
