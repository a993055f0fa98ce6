package dk.punktum.flagger.intake.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvFlagTest {

    /// The second has no address, the first acknowledges nothing.
    private static final CsvFlag FLAG = new CsvFlag(List.of(
            new CsvLine(
                    2,
                    Map.of(
                            CsvColumn.CASE_NUMBER, "2026-1",
                            CsvColumn.DOMAIN, "eksempel.dk",
                            CsvColumn.LOCATION, "https://eksempel.dk/a")),
            new CsvLine(
                    3,
                    Map.of(
                            CsvColumn.CASE_NUMBER, "2026-1",
                            CsvColumn.DOMAIN, "co.dk",
                            CsvColumn.ACKNOWLEDGED_WARNINGS, "name-with-sub-tenants  name-used-for-mail")),
            new CsvLine(
                    5,
                    Map.of(
                            CsvColumn.CASE_NUMBER, "2026-1",
                            CsvColumn.DOMAIN, "borger.dk",
                            CsvColumn.LOCATION, "https://borger.dk/b",
                            CsvColumn.ACKNOWLEDGED_WARNINGS, "high-impact-name"))));

    @ParameterizedTest
    @CsvSource({
        "/domains/0, 2",
        "/domains/2, 5",
        "/locations/0, 2",
        "/locations/1, 5",
        "/acknowledgedWarnings/0/code, 3",
        "/acknowledgedWarnings/1/code, 3",
        "/acknowledgedWarnings/2/code, 5"
    })
    void whatIsWrongIsToldOnTheLineItComesFrom(String pointer, int line) {
        assertThat(FLAG.linesBehind(pointer)).extracting(CsvLine::number).containsExactly(line);
    }

    @Test
    void whatIsWrongWithTheWholeFlagIsToldOnAllOfItsLines() {
        assertThat(FLAG.linesBehind("/decisionDate"))
                .extracting(CsvLine::number)
                .containsExactly(2, 3, 5);
    }

    @Test
    void anAcknowledgementIsOfItsLinesName() {
        assertThat(FLAG.json().path("acknowledgedWarnings"))
                .extracting(one ->
                        one.path("domain").asText() + " " + one.path("code").asText())
                .containsExactly(
                        "co.dk name-with-sub-tenants", "co.dk name-used-for-mail", "borger.dk high-impact-name");
    }
}
