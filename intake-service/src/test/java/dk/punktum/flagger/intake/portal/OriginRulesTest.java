package dk.punktum.flagger.intake.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginRulesTest {

    @ParameterizedTest
    @CsvSource({
        "GET,  cross-site,  ,                            true",
        "POST, same-origin, ,                            true",
        "POST, same-site,   ,                            false",
        "POST, cross-site,  https://portal.example:8443, false",
        "POST, none,        ,                            false",
        "POST, ,            https://portal.example:8443, true",
        "POST, ,            http://portal.example:8443,  true",
        "POST, ,            https://portal.example,      false",
        "POST, ,            https://evil.example,        false",
        "POST, ,            null,                        false",
        "POST, ,            ,                            false",
    })
    void whereARequestComesFrom(String method, String site, String origin, boolean ours) {
        assertThat(OriginRules.isOurOwn(method, site, origin, "portal.example:8443"))
                .isEqualTo(ours);
    }

    @ParameterizedTest
    @CsvSource({
        "/portal, /portal",
        "/portal?caseNumber=a%20b, /portal?caseNumber=a%20b",
        "/portal/flags/0197c1f4-7a60-7000-8000-000000000001, /portal/flags/0197c1f4-7a60-7000-8000-000000000001",
        "//evil.example, /portal",
        "https://evil.example/portal, /portal",
        "/portalx, /portal",
        "/portal/../flags, /portal",
        ", /portal",
    })
    void whereToGoBackTo(String asked, String path) {
        assertThat(OriginRules.pageToGoBackTo(asked)).isEqualTo(path);
    }
}
