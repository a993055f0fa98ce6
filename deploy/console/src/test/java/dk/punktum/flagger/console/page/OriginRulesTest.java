package dk.punktum.flagger.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginRulesTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "GET,  cross-site,  https://evil.example, console.example, false",
                "POST, same-origin, -,                    console.example, false",
                "POST, same-site,   https://console.example, console.example, true",
                "POST, cross-site,  https://console.example, console.example, true",
                "POST, none,        -,                    console.example, true",
                "POST, -,           https://console.example, console.example, false",
                "POST, -,           http://console.example:8087, console.example:8087, false",
                "POST, -,           http://console.example:1, console.example:8087, true",
                "POST, -,           https://evil.example, console.example, true",
                "POST, -,           null,                 console.example, true",
                "POST, -,           -,                    console.example, true",
                "DELETE, -,         -,                    console.example, true",
            })
    void aChangeComesFromOurOwnPages(String method, String fetchSite, String origin, String host, boolean forged) {
        assertThat(OriginRules.isForged(method, fetchSite, origin, host)).isEqualTo(forged);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "/topics?group=a%20b, /topics?group=a%20b",
                "//evil.example, /",
                "/\\evil.example, /",
                "https://evil.example/, /",
                "'/a b', /",
                "/%zz, /",
                "-, /",
            })
    void theWayBackStaysHere(String asked, String given) {
        assertThat(OriginRules.localAddress(asked)).isEqualTo(given);
    }
}
