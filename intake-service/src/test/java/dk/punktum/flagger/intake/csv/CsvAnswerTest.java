package dk.punktum.flagger.intake.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.intake.csv.CsvReceipt.OfLine;
import dk.punktum.flagger.intake.csv.CsvReceipt.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvAnswerTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "\n+1"})
    void whatASpreadsheetWouldCalculateIsText(String cell) {
        assertThat(CsvAnswer.safe(cell)).isEqualTo("'" + cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"eksempel.dk", "1-2", "a=b", ""})
    void theRestStaysAsItIs(String cell) {
        assertThat(CsvAnswer.safe(cell)).isEqualTo(cell);
    }

    @Test
    void everyCellThatSomebodyTypedIsMadeSafeAndQuoted() {
        var receipt = new CsvReceipt(
                0,
                1,
                List.of(),
                List.of(new OfLine(
                        2,
                        "=cmd|'/c calc'!A1",
                        "@x\";=1",
                        Outcome.REFUSED,
                        null,
                        null,
                        null,
                        List.of(new CsvReceipt.Error("domain", "url", "+detail")))));

        String table = CsvAnswer.write(receipt, new CsvTable.Lines(List.of(), ';', true));

        assertThat(table).startsWith("\ufeff\"line\";\"caseNumber\"");
        assertThat(table.lines().skip(1))
                .containsExactly(
                        "\"2\";\"'=cmd|'/c calc'!A1\";\"'@x\"\";=1\";\"REFUSED\";\"\";\"\";\"\";\"domain\";\"url\";\"'+detail\"");
    }
}
