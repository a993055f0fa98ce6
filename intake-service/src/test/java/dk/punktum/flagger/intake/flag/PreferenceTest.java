package dk.punktum.flagger.intake.flag;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreferenceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "handling=dry-run                    | true",
                "Handling = \"dry-run\"              | true",
                "respond-async, handling=dry-run; x=1 | true",
                "handling=strict, handling=dry-run   | false",
                "handling                            | false",
                "handling=dry                        | false",
                "dry-run                             | false",
                "''                                  | false",
            })
    void itIsReadAsRfc7240Says(String header, boolean dryRun) {
        assertThat(Preference.isDryRun(List.of(header))).isEqualTo(dryRun);
    }

    @Test
    void severalHeadersAreOneList() {
        assertThat(Preference.isDryRun(List.of())).isFalse();
        assertThat(Preference.isDryRun(List.of("wait=10", "handling=dry-run"))).isTrue();
    }
}
