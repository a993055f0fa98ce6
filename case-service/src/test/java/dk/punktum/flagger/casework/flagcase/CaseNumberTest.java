package dk.punktum.flagger.casework.flagcase;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseNumberTest {

    @ParameterizedTest
    @CsvSource({
        "42, 2026-07-01T08:00:00Z, C-2026-000042",
        "1234567, 2026-07-01T08:00:00Z, C-2026-1234567",
        // In Denmark it is the new year already.
        "7, 2026-12-31T23:30:00Z, C-2027-000007"
    })
    void aCaseNumberHasTheYearInDenmarkAndSixDigitsOrMore(long number, Instant openedAt, String expected) {
        assertThat(CaseNumber.of(number, openedAt)).isEqualTo(expected);
    }
}
