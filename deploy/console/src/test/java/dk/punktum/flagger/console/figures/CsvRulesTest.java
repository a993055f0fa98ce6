package dk.punktum.flagger.console.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CsvRulesTest {

    static Stream<Arguments> cells() {
        return Stream.of(
                Arguments.of("Eksempelstyrelsen", "Eksempelstyrelsen"),
                Arguments.of("", ""),
                Arguments.of("Told, skat", "\"Told, skat\""),
                Arguments.of("den \"rigtige\"", "\"den \"\"rigtige\"\"\""),
                Arguments.of("to\nlinjer", "\"to\nlinjer\""),
                Arguments.of("Miljø- og Fødevareklagenævnet", "Miljø- og Fødevareklagenævnet"),
                Arguments.of("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\""),
                Arguments.of("+45", "'+45"),
                Arguments.of("-1", "'-1"),
                Arguments.of("@SUM(A1)", "'@SUM(A1)"),
                Arguments.of("\t=1", "'\t=1"),
                Arguments.of("\r=1", "\"'\r=1\""));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void aCellIsQuotedWhereNeededAndIsNeverAFormula(String text, String written) {
        assertThat(CsvRules.cell(text)).isEqualTo(written);
    }

    @Test
    void aLineEndsAsTheStandardSays() {
        assertThat(CsvRules.line(List.of("a", "b,c", ""))).isEqualTo("a,\"b,c\",\r\n");
    }
}
