package dk.punktum.flagger.intake.wording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "none                    | EN",
                "''                      | EN",
                "da                      | DA",
                "DA-dk                   | DA",
                "en-GB                   | EN",
                "da, en;q=0.8            | DA",
                "en;q=0.8, da            | DA",
                "en, da                  | EN",
                "sv, da;q=0.5, en;q=0.1  | DA",
                "da;q=0, en              | EN",
                "da;q=0                  | EN",
                "fr                      | EN",
                "*                       | EN",
                "dav                     | EN",
                ";;;                     | EN",
                "da;q=much               | EN",
            })
    void theMostWantedOfTheTwoIsAnswered(String acceptLanguage, Language language) {
        assertThat(Language.of(acceptLanguage)).isEqualTo(language);
    }

    @Test
    void aLanguageIsNamedByItsTag() {
        assertThat(Language.DA.tag()).isEqualTo("da");
    }
}
